import type { LoggerService } from '@backstage/backend-plugin-api';

type LoopOptions = {
  name: string;
  logger: LoggerService;
  idleMs: number;
  /** Returns whether there is more to do right away. */
  turn(): Promise<boolean>;
};

/** Repeats a turn of work: at once while there is more, else when woken or after a pause. Failures back off and are logged. */
export class Loop {
  readonly #options: LoopOptions;
  #stopped = false;
  #woken = false;
  #wakeUp?: () => void;
  #running?: Promise<void>;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#run();
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  wake(): void {
    this.#woken = true;
    this.#wakeUp?.();
  }

  /** Ends the loop after the turn that is being worked on. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;
  }

  async #run() {
    let failures = 0;
    while (!this.#stopped) {
      this.#woken = false;
      let more = false;
      try {
        more = await this.#options.turn();
        failures = 0;
      } catch (error) {
        failures += 1;
        this.#report(error as Error, failures);
      }
      if (!more) await this.#pause(failures);
    }
  }

  #report(error: Error, failures: number) {
    const { logger, name } = this.#options;
    // While the product starts and stops its parts are not all there: the first failures are no news.
    if (this.#stopped || failures < 3)
      logger.debug(`${name} will be tried again`, error);
    else
      logger.warn(
        `${name} failed ${failures} times and will be tried again`,
        error,
      );
  }

  async #pause(failures: number) {
    if (this.#stopped || (this.#woken && failures === 0)) return;
    const { idleMs } = this.#options;
    const backOff =
      failures > 0 ? Math.min(200 * 2 ** failures, 15_000) : idleMs;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, backOff);
      this.#wakeUp = () => {
        // A failing turn keeps its pause: being woken must not turn it into a busy loop.
        if (failures > 0 && !this.#stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = undefined;
  }
}
