/** Milliseconds without output after which what came is all that comes. */
const quietMs = 60;
/** Milliseconds in which a target answers, however slow it was before. */
const leastMs = 250;
const mostMs = 2_000;
const timesSlowest = 4;
/** Answers of which the slowest counts. */
const kept = 16;
const lookMs = 20;

/** Tells when a target has shown what was typed: it may be on the other side of the world, or answer nothing at all. */
export class Echo {
  private sentAt = -Infinity;
  private shownAt = -Infinity;
  /** When the first keys were sent that nothing came after yet. */
  private unanswered: number | undefined;
  private readonly delays: number[] = [];

  /** Keys were sent. */
  sent(): void {
    this.sentAt = performance.now();
    this.unanswered ??= this.sentAt;
  }

  /** A line was sent: what comes now is no echo. */
  entered(): void {
    this.unanswered = undefined;
  }

  /** Output came. */
  shown(): void {
    this.shownAt = performance.now();
    if (this.unanswered === undefined) return;
    this.delays.push(this.shownAt - this.unanswered);
    if (this.delays.length > kept) this.delays.shift();
    this.unanswered = undefined;
  }

  /** Resolves when the echo of all keys is there, as far as can be told; after two seconds at the latest. */
  async settled(): Promise<void> {
    for (let ms = this.missingMs; ms > 0; ms = this.missingMs) {
      const pause = Math.min(ms, lookMs);
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }

  private get missingMs(): number {
    const now = performance.now();
    const slowest = Math.max(0, ...this.delays);
    const patience = this.delays.length
      ? Math.min(Math.max(leastMs, timesSlowest * slowest), mostMs)
      : mostMs;
    const late = this.sentAt + patience - now;
    if (this.unanswered !== undefined) return late;
    // Keys that were sent behind the first ones are answered behind them.
    const echoed = Math.max(this.sentAt + slowest, this.shownAt + quietMs);
    return Math.min(late, echoed - now);
  }
}
