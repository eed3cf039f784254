import type { Duplex } from 'node:stream';

/** Milliseconds that what came from one side may keep all others waiting. */
const turnMs = 2;

const fewestBytes = 1024;
const mostBytes = 64 * 1024;

/**
 * Hands on what a stream brings in turns with everything else that the event loop does. By itself Node takes two
 * megabytes of a socket that is always full before it looks at another, and whoever takes them apart keeps everybody
 * from their keys for a tenth of a second; a side that wants harm sends what costs even more.
 */
export class Turns {
  /** So many bytes are done in one turn, as far as the last ones tell. */
  private most = mostBytes;
  /** Milliseconds of this turn that are spent. */
  private spent = 0;
  private resting = false;
  private held = false;
  private dropped = false;

  constructor(
    private readonly stream: Duplex,
    private readonly take: (bytes: Buffer) => void,
  ) {
    stream.on('data', (bytes: Buffer) => {
      if (!this.dropped) this.receive(bytes);
    });
  }

  /** Hands on nothing, and makes the other side wait. */
  hold(): void {
    if (this.dropped) return;
    this.held = true;
    this.stream.pause();
  }

  release(): void {
    this.held = false;
    if (!this.resting) this.stream.resume();
  }

  /** Nobody wants what comes from now on. It is read all the same: a stream that is not read never ends. */
  drop(): void {
    this.dropped = true;
    this.held = false;
    this.stream.resume();
  }

  private receive(bytes: Buffer): void {
    const now = bytes.subarray(0, this.most);
    const later = bytes.subarray(now.length);
    // Back into the stream, which must not end before.
    if (later.length) {
      this.stream.pause();
      this.stream.unshift(later);
    }
    const start = performance.now();
    this.take(now);
    const took = performance.now() - start;
    this.spent += took;
    const done = took > turnMs ? (now.length * turnMs) / took : this.most * 2;
    this.most = Math.min(mostBytes, Math.max(fewestBytes, Math.floor(done)));
    if (later.length || this.spent >= turnMs) this.rest();
  }

  /** Lets everybody else have a turn. */
  private rest(): void {
    if (this.dropped) return;
    this.spent = 0;
    this.resting = true;
    this.stream.pause();
    setImmediate(() => {
      this.resting = false;
      if (!this.held) this.stream.resume();
    });
  }
}
