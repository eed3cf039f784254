import { DialFailure } from './DialFailure';

/**
 * A signal that ends an attempt to reach a target: after so many milliseconds, or when nobody waits for it any more. Its
 * reason is the `DialFailure` to be told.
 */
export function dialLimit(
  wish: AbortSignal,
  limitMs: number,
): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new DialFailure('target-lost'));
  const timer = setTimeout(
    () => controller.abort(new DialFailure('timeout')),
    limitMs,
  );
  wish.addEventListener('abort', giveUp);
  if (wish.aborted) giveUp();
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      wish.removeEventListener('abort', giveUp);
    },
  };
}
