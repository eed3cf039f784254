const escape = '\u001b';
const bell = '\u0007';

/** A sequence that has its end; strings such as DCS end with one of their own, `ESC \`. */
const whole = new RegExp(
  `^${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}]*${bell}|[ -/]*[0-OQ-WYZ\\\\\u0060-~])`,
);

/** Of one that is longer, the rest is not known. */
const longest = 4_096;

/** Follows what a terminal prints: the sequence of control characters that has begun and has no end yet. */
export class OpenSequence {
  #begun = '';

  take(text: string): void {
    const at = text.lastIndexOf(escape);
    if (at >= 0) this.#begun = text.slice(at);
    else if (this.#begun) this.#begun += text;
    if (whole.test(this.#begun)) this.#begun = '';
    else this.#begun = this.#begun.slice(0, longest);
  }

  /** What came of it; empty where nothing is open, undefined where it is too long to be kept. */
  get begun(): string | undefined {
    return this.#begun.length < longest ? this.#begun : undefined;
  }
}
