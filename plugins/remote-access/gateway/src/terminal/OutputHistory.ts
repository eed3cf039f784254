const smallest = 4 * 1024;
const largest = 64 * 1024;

/**
 * The last output of a terminal, for a browser that comes back: a ring that grows with the output up to 64 KB, so that
 * a quiet session costs little.
 */
export class OutputHistory {
  private ring = Buffer.allocUnsafeSlow(smallest);
  private length = 0;
  private end = 0;
  #total = 0;

  /** Bytes of output since the session began. */
  get total(): number {
    return this.#total;
  }

  append(bytes: Buffer): void {
    this.#total += bytes.length;
    const kept = bytes.subarray(Math.max(0, bytes.length - largest));
    while (
      this.ring.length < largest &&
      this.length + kept.length > this.ring.length
    ) {
      this.grow();
    }
    for (let from = 0; from < kept.length;) {
      const room = this.ring.length - this.end;
      const part = kept.subarray(from, from + room);
      part.copy(this.ring, this.end);
      this.end = (this.end + part.length) % this.ring.length;
      from += part.length;
    }
    this.length = Math.min(this.ring.length, this.length + kept.length);
  }

  /** All output after the first `from` bytes; undefined where some of it is gone, or was never there. */
  since(from: number): Buffer | undefined {
    const missing = this.#total - from;
    if (missing < 0 || missing > this.length) return undefined;
    return this.all().subarray(this.length - missing);
  }

  /** What is left, from the start of a line on where there is one, and how many bytes went before it. */
  tail(): { from: number; bytes: Buffer } {
    const all = this.all();
    const whole = this.length === this.#total;
    const bytes = whole ? all : all.subarray(all.indexOf(10) + 1);
    return { from: this.#total - bytes.length, bytes };
  }

  private all(): Buffer {
    if (this.length < this.ring.length) {
      return Buffer.from(this.ring.subarray(0, this.length));
    }
    return Buffer.concat([
      this.ring.subarray(this.end),
      this.ring.subarray(0, this.end),
    ]);
  }

  private grow(): void {
    const larger = Buffer.allocUnsafeSlow(this.ring.length * 2);
    this.all().copy(larger);
    this.ring = larger;
    this.end = this.length;
  }
}
