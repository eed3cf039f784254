import { until } from '@wardroom/platform-test-utils';
import type { openRemoteAccess } from './openRemoteAccess';

/** Starts the gateway of an opened context and waits until it takes sockets. */
export async function startGateway(
  opened: Awaited<ReturnType<typeof openRemoteAccess>>,
): Promise<void> {
  const { gateway, host } = opened;
  gateway.start(host);
  await until(() => gateway.running !== undefined);
}
