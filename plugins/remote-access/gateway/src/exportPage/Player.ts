import {
  afterIdle,
  timesOf,
  type ReplayContent,
  type ReplayMoment,
} from '@wardroom/remote-access-common';

/** Where a recording is played. */
export type PageScreen = {
  /** Shows what happened in these moments, which follow those before. */
  play(moments: ReplayMoment[]): void;
  /** Forgets everything: the beginning comes next. */
  reset(): void;
};

const tickMs = 50;

/** Plays a recording on a screen, from any position and at any speed. */
export class Player {
  position = 0;
  speed = 1;
  skipIdle = true;
  private next = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly times: number[];

  constructor(
    private readonly content: ReplayContent,
    private readonly around: {
      durationMs: number;
      screen: PageScreen;
      onChange(): void;
    },
  ) {
    this.times = timesOf(content);
  }

  get durationMs(): number {
    return this.around.durationMs;
  }

  get playing(): boolean {
    return this.timer !== undefined;
  }

  toggle(): void {
    if (this.playing) {
      this.stop();
    } else {
      if (this.position >= this.durationMs) this.seek(0);
      this.timer = setInterval(() => this.tick(), tickMs);
    }
    this.around.onChange();
  }

  seek(wanted: number): void {
    const at = Math.min(Math.max(wanted, 0), this.durationMs);
    // What is ahead is played from here; what is behind, from the beginning.
    if ((this.content.moments[this.next - 1]?.at ?? -1) > at) {
      this.around.screen.reset();
      this.next = 0;
    }
    this.showUntil(at);
    this.around.onChange();
  }

  private tick(): void {
    const at = this.position + tickMs * this.speed;
    this.showUntil(this.skipIdle ? afterIdle(this.times, at) : at);
    if (this.position >= this.durationMs) this.stop();
    this.around.onChange();
  }

  private showUntil(at: number): void {
    const { moments } = this.content;
    const from = this.next;
    while ((moments[this.next]?.at ?? Infinity) <= at) this.next += 1;
    if (this.next > from)
      this.around.screen.play(moments.slice(from, this.next));
    this.position = Math.min(at, this.durationMs);
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
