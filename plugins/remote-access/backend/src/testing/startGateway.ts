import type { openRemoteAccess } from './openRemoteAccess';

/** Starts the gateway of an opened context and waits until it takes sockets. */
export async function startGateway(
  opened: Awaited<ReturnType<typeof openRemoteAccess>>,
): Promise<void> {
  const { gateway, desk, recovery } = opened;
  gateway.start(desk.handlers, {
    onStart: process => recovery.onStart(process),
    onEnd: incarnation => recovery.onEnd(incarnation),
  });
  await until(() => gateway.running !== undefined);
}

/** Waits for something that happens by itself; fails after 20 s. */
export async function until(
  happened: () => boolean | Promise<boolean>,
): Promise<void> {
  const patience = Date.now() + 20_000;
  while (!(await happened())) {
    if (Date.now() > patience) throw new Error('It did not happen in time');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
