import { z } from 'zod';
import { DesktopOrder } from './DesktopOrder';
import { TerminalOrder } from './TerminalOrder';

/** Everything the gateway needs to open one session; `kind` says what it shows. */
export const SessionOrder = z.discriminatedUnion('kind', [
  TerminalOrder,
  DesktopOrder,
]);
export type SessionOrder = z.infer<typeof SessionOrder>;
