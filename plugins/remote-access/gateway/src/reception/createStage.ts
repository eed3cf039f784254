import type { SessionOrder } from '@wardroom/remote-access-common';
import { DesktopStage, type DesktopTools } from '../desktop/DesktopStage';
import type { Stage, StageHost } from '../session/Stage';
import { TerminalStage, type TerminalTools } from '../terminal/TerminalStage';

/** What the stages need of the gateway. */
export type StageTools = TerminalTools & DesktopTools;

/** Makes what is played in a session with this order. */
export function createStage(
  tools: StageTools,
  order: SessionOrder,
  host: StageHost,
): Stage {
  if (order.kind === 'desktop') return new DesktopStage(tools, order, host);
  return new TerminalStage(tools, order, host);
}
