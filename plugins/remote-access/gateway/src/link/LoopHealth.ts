import { monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;

/** How late the event loop is: sessions share it, so it is the first sign of trouble. */
export class LoopHealth {
  private readonly delay = monitorEventLoopDelay({ resolution: resolutionMs });

  constructor() {
    this.delay.enable();
  }

  /** Delays since the last call, in milliseconds. */
  read(): { loopP99Ms: number; loopMaxMs: number } {
    const late = (nanoseconds: number) =>
      Math.max(0, Math.round(nanoseconds / 1e5) / 10 - resolutionMs);
    const read = {
      loopP99Ms: late(this.delay.percentile(99)),
      loopMaxMs: late(this.delay.max),
    };
    this.delay.reset();
    return read;
  }

  stop(): void {
    this.delay.disable();
  }
}
