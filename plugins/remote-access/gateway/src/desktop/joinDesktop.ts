import type { Screen } from '@wardroom/remote-access-common';
import { GuacdConnection } from './GuacdConnection';
import type { GuacdDoor } from './Guacds';

/** Opens one more connection to an open desktop, which sees and does nothing. */
export async function joinDesktop(
  door: GuacdDoor,
  id: string,
  screen: Screen,
): Promise<GuacdConnection> {
  return GuacdConnection.open(await door.connect(), {
    ...{ select: id, screen, signal: AbortSignal.timeout(10_000) },
    parameter: name => (name === 'read-only' ? 'true' : undefined),
  });
}
