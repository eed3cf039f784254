import { StringDecoder } from 'node:string_decoder';

const mostKept = 16 * 1024;
// The marks around a bracketed paste are no keys.
const brackets = /\u001b\[20[01]~/g;
const control = /[\u0000-\u001f\u007f]/g;

/** What was typed since the line began, as far as keys alone tell. */
export class TypedLine {
  private readonly decoder = new StringDecoder('utf8');
  #text = '';
  #isPlain = true;

  get text(): string {
    return this.#text;
  }

  /** Whether the line is what was typed: nothing was recalled, completed or edited in the middle. */
  get isPlain(): boolean {
    return this.#isPlain;
  }

  get isEmpty(): boolean {
    return this.#text === '' && this.#isPlain;
  }

  type(bytes: Buffer): void {
    const keys = this.decoder.write(bytes).replace(brackets, '');
    let from = 0;
    for (const { 0: key, index } of keys.matchAll(control)) {
      this.add(keys.slice(from, index));
      this.control(key);
      from = index + 1;
    }
    this.add(keys.slice(from));
  }

  /** The line was sent. */
  clear(): void {
    this.#text = '';
    this.#isPlain = true;
  }

  private add(keys: string): void {
    this.#text += keys;
    if (this.#text.length <= mostKept) return;
    this.#text = this.#text.slice(-mostKept);
    this.#isPlain = false;
  }

  private control(key: string): void {
    // Ctrl+C gives a line up; Ctrl+U takes away what is before the cursor, which only the screen knows.
    if (key === '\u0003') this.clear();
    else if (key === '\u0015') {
      this.clear();
      this.#isPlain = false;
    } else if (key === '\u007f' || key === '\b') {
      this.#text = this.#text.slice(0, -1);
    } else this.#isPlain = false;
  }
}
