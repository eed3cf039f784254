import { setTimeout as pause } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';

const BEAT_MS = 10_000;

/** Beats at once and every 10 s until something is over. A beat that fails is no reason not to try the next. */
export async function beatUntil(
  over: Promise<unknown>,
  beat: () => Promise<void>,
  logger: LoggerService,
): Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const keepBeating = async () => {
    while (!signal.aborted) {
      await beat().catch((error: Error) => {
        if (!signal.aborted) logger.warn('a gateway is not heard of', error);
      });
      await pause(BEAT_MS, undefined, { signal }).catch(() => {});
    }
  };
  void keepBeating();
  await over;
  // A beat that is still on its way fails by itself: nobody waits for it to know that it is over.
  stopped.abort();
}
