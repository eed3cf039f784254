import { setTimeout as pause } from 'node:timers/promises';

const longestPauseMs = 15_000;
const steadyMs = 60_000;

/** Keeps something running: each time it ends it is begun again, with growing pauses where it keeps ending soon. */
export class Supervisor {
  readonly #ending = new AbortController();
  readonly #done: Promise<void>;
  #failures = 0;

  /**
   * @param runOnce - runs until it ends by itself or the signal says so, and leaves nothing behind
   * @param onFault - hears why a run failed
   */
  constructor(
    private readonly runOnce: (signal: AbortSignal) => Promise<void>,
    private readonly onFault: (error: Error) => void,
  ) {
    this.#done = this.#supervise();
  }

  /** Ends the run and begins no other one. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#done;
  }

  /** What runs now is well: if it ends it is begun again at once. */
  steady(): void {
    this.#failures = 0;
  }

  async #supervise(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const since = performance.now();
      try {
        await this.runOnce(signal);
      } catch (error) {
        if (!signal.aborted) this.onFault(error as Error);
      }
      if (signal.aborted) return;
      if (performance.now() - since > steadyMs) this.#failures = 0;
      const wait = Math.min(250 * 2 ** this.#failures, longestPauseMs);
      this.#failures += 1;
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  }
}
