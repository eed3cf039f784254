import { z } from 'zod';
import { TerminalOrder } from './TerminalOrder';

/** Everything the gateway needs to open one session; `kind` says what it shows. */
export const SessionOrder = z.discriminatedUnion('kind', [TerminalOrder]);
export type SessionOrder = z.infer<typeof SessionOrder>;
