/** Milliseconds after its use for which a secret is looked for in what the target shows. */
const watchMs = 60_000;

/** Milliseconds for which the beginning of a secret waits for its rest. */
const waitMs = 1_000;

/** What stands in place of a secret, however long that was. */
const mask = Buffer.from('********');

const [backspace, lineFeed, carriageReturn, escape, space] = [
  ...[0x08, 0x0a, 0x0d, 0x1b, 0x20],
];

/**
 * Takes a secret that was typed for somebody out of what the target shows, should the target echo it: wherever it stands as
 * it is, in one piece or in several, and where a terminal broke it at its edge. It does not know a secret that the target
 * changed, such as one that is encoded or reversed, and it forgets what it looks for after a minute.
 */
export class SecretMask {
  private readonly watched = new Set<Buffer>();
  private held: Buffer = Buffer.alloc(0);
  private timer: NodeJS.Timeout | undefined;

  /** @param pass - takes what may be shown */
  constructor(private readonly pass: (bytes: Buffer) => void) {}

  /** Looks for this secret from now on. It is copied. */
  watch(secret: Buffer): void {
    const copy = Buffer.from(secret);
    this.watched.add(copy);
    setTimeout(() => {
      this.watched.delete(copy);
      copy.fill(0);
      this.release();
    }, watchMs).unref();
  }

  /** Takes what the target shows. */
  take(bytes: Buffer): void {
    if (this.watched.size === 0) {
      this.pass(bytes);
      return;
    }
    clearTimeout(this.timer);
    const { shown, rest } = this.part(Buffer.concat([this.held, bytes]));
    this.held = rest;
    if (rest.length) this.timer = setTimeout(() => this.release(), waitMs);
    if (shown.length) this.pass(shown);
  }

  /** Shows what waited: nothing more comes. */
  release(): void {
    clearTimeout(this.timer);
    const { held } = this;
    this.held = Buffer.alloc(0);
    if (held.length) this.pass(held);
  }

  private part(bytes: Buffer): { shown: Buffer; rest: Buffer } {
    const shown: Buffer[] = [];
    let from = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const end = this.secretAt(bytes, at);
      if (end === 'unfinished') {
        shown.push(bytes.subarray(from, at));
        return { shown: Buffer.concat(shown), rest: bytes.subarray(at) };
      }
      if (end === undefined) continue;
      shown.push(bytes.subarray(from, at), mask);
      from = end;
      at = end - 1;
    }
    shown.push(bytes.subarray(from));
    return { shown: Buffer.concat(shown), rest: Buffer.alloc(0) };
  }

  /** Where the secret that begins here ends, if one does. */
  private secretAt(bytes: Buffer, at: number) {
    let found: number | 'unfinished' | undefined;
    for (const secret of this.watched) {
      const end = endOf(secret, bytes, at);
      if (typeof end === 'number') return end;
      found ??= end;
    }
    return found;
  }
}

function endOf(
  secret: Buffer,
  bytes: Buffer,
  start: number,
): number | 'unfinished' | undefined {
  let at = start;
  for (let typed = 0; typed < secret.length; typed += 1) {
    if (typed > 0) at += breakAt(bytes, at, secret[typed]);
    if (at >= bytes.length) return 'unfinished';
    if (bytes[at] !== secret[typed]) return undefined;
    at += 1;
  }
  return at;
}

/** Bytes with which a terminal goes on at the next line where a line is full, and which belong to no secret. */
function breakAt(bytes: Buffer, start: number, next: number): number {
  let at = start;
  for (;;) {
    const byte = bytes[at];
    const isBreak =
      byte === carriageReturn || byte === lineFeed || byte === backspace;
    // A space that only makes the cursor move on.
    const isSpacer =
      byte === space &&
      next !== space &&
      (at + 1 >= bytes.length || bytes[at + 1] === carriageReturn);
    if (isBreak || isSpacer) at += 1;
    else if (byte === escape && bytes[at + 1] === 0x5b)
      at = endOfCode(bytes, at);
    else return at - start;
  }
}

function endOfCode(bytes: Buffer, start: number): number {
  let at = start + 2;
  while (at < bytes.length && (bytes[at] < 0x40 || bytes[at] > 0x7e)) at += 1;
  return at + 1;
}
