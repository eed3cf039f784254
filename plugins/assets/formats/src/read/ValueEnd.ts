import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';

const STRUCTURE = /["{}[\],]/g;
const IN_TEXT = /["\\]/g;
const AFTER_WORD = /[\s,\]}]/g;

/** Finds the end of one value of JSON that comes in pieces. */
export class ValueEnd {
  /** Where it stopped in the text that it saw last. */
  at = 0;
  readonly #parts: string[] = [];
  #length = 0;
  #depth = 0;
  #items = 0;
  #textLength = 0;
  /** What it is in the middle of; undefined before its first letter. */
  #inside?: 'text' | 'word' | 'structure';
  #escaped = false;

  /**
   * @param outside - how many objects and lists it lies in
   * @param keeps - whether its text is wanted
   */
  constructor(
    private readonly outside: number,
    private readonly limits: ScanLimits,
    private readonly keeps: boolean,
  ) {}

  /** Its whole text, or nothing where that is not wanted, when its end is here; undefined where it goes on. */
  push(text: string, from: number): string | undefined {
    this.at = from;
    this.#inside ??= kindOf(text[from]);
    const ended = this.#run(text);
    if (this.keeps) {
      this.#parts.push(text.slice(from, this.at));
      this.#length += this.at - from;
      if (this.#length > this.limits.textLength * 4)
        throw new ScanFileError(
          `One record is longer than ${this.limits.textLength * 4} characters.`,
        );
    }
    return ended ? this.#parts.join('') : undefined;
  }

  #run(text: string): boolean {
    while (this.at < text.length) {
      if (this.#inside === 'word') return this.#endOfWord(text);
      if (this.#inside === 'text') {
        if (!this.#endOfText(text)) return false;
        if (this.#depth === 0) return true;
        this.#inside = 'structure';
      } else if (this.#nextMark(text)) return true;
    }
    return false;
  }

  #endOfWord(text: string): boolean {
    const end = search(AFTER_WORD, text, this.at);
    this.#textLength += end - this.at;
    if (this.#textLength > 1000)
      throw new ScanFileError('This is no valid JSON: a number has no end.');
    this.at = end;
    return end < text.length;
  }

  #endOfText(text: string): boolean {
    while (this.at < text.length) {
      if (this.#escaped) {
        this.#escaped = false;
        this.at += 1;
        continue;
      }
      const first = this.#textLength === 0 && text[this.at] === '"' ? 1 : 0;
      const mark = search(IN_TEXT, text, this.at + first);
      this.#textLength += mark - this.at;
      if (this.#textLength > this.limits.textLength)
        throw new ScanFileError(
          `A text is longer than ${this.limits.textLength} characters.`,
        );
      this.at = Math.min(mark + 1, text.length);
      if (mark >= text.length) return false;
      if (text[mark] === '"') {
        this.#textLength = 0;
        return true;
      }
      this.#escaped = true;
    }
    return false;
  }

  /** Goes to the next mark between texts; true where it closes the value. */
  #nextMark(text: string): boolean {
    const mark = search(STRUCTURE, text, this.at);
    this.at = mark;
    const found = text[mark];
    if (found === undefined) return false;
    if (found === '"') {
      this.#inside = 'text';
      return false;
    }
    this.at += 1;
    if (found === ',') this.#count();
    else if (found === '{' || found === '[') this.#deeper();
    else this.#depth -= 1;
    return this.#depth === 0;
  }

  #deeper(): void {
    this.#depth += 1;
    this.#count();
    if (this.outside + this.#depth > this.limits.depth)
      throw new ScanFileError(
        `Values lie more than ${this.limits.depth} deep in each other, which no report needs.`,
      );
  }

  #count(): void {
    this.#items += 1;
    if (this.keeps && this.#items > this.limits.nodes)
      throw new ScanFileError(
        `One record has more than ${this.limits.nodes} values.`,
      );
  }
}

function kindOf(first: string): 'text' | 'word' | 'structure' {
  if (first === '"') return 'text';
  return first === '{' || first === '[' ? 'structure' : 'word';
}

/** Where a mark is found next, or the end of the text. */
function search(marks: RegExp, text: string, from: number): number {
  marks.lastIndex = from;
  const found = marks.exec(text);
  return found ? found.index : text.length;
}
