import type { JsonMatch } from './JsonMatch';
import { levelOf, type JsonLevel } from './JsonLevel';
import type { JsonPath } from './JsonPath';
import { parseJson } from './parseJson';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';
import { ValueEnd } from './ValueEnd';

/** Letters that are told of a line that is no value. */
const TOLD = 100;
const MENDED =
  'The file is no strict JSON. Figures that are none (NaN) count as absent, and letters that should be escaped as what they are';

/** What may come next. */
type Expected = 'value' | 'name' | 'colon' | 'more';

/**
 * Finds values in JSON that comes in pieces. Only their ends are looked for by hand; each is then parsed by the engine as a
 * whole, and what no path leads to is not parsed at all: ten times as fast as taking all of it apart by letters.
 */
export class JsonScanner {
  readonly found: JsonMatch[] = [];
  /** What is odd and can be read, each once. */
  readonly odd = new Set<string>();
  readonly #levels: JsonLevel[] = [];
  #expected: Expected = 'value';
  #text = '';
  #at = 0;
  /** The value that is being passed, and what to do with its text when its end has come. */
  #value?: { end: ValueEnd; take?: (text: string) => void };
  #roots = 0;
  /** Whether a line has ended since the last value that lies in nothing. */
  #newLine = false;
  /** Whether a line is being passed that is no value. */
  #passing = false;
  /** Of all lines that are no values the first is told of. */
  #hasTold = false;

  constructor(
    private readonly paths: JsonPath[],
    private readonly limits: ScanLimits,
  ) {}

  push(piece: string): void {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
    while (this.#step());
  }

  /** Says that nothing comes any more. Throws where something is open. */
  end(): void {
    // A number at the end of the file has no end but this.
    this.push('\n');
    if (this.#levels.length > 0 || this.#value)
      throw new ScanFileError(
        'This is no valid JSON: it ends in the middle of a value and was cut off. Export the report again.',
      );
    if (this.#roots === 0) throw new ScanFileError('The file is empty.');
  }

  get #level(): JsonLevel | undefined {
    return this.#levels[this.#levels.length - 1];
  }

  /** Does the next thing; false where more text is needed for it. */
  #step(): boolean {
    if (this.#value) return this.#passValue(this.#value);
    if (this.#passing) return this.#passLine();
    while (/\s/.test(this.#text[this.#at] ?? '')) {
      this.#newLine ||= this.#text[this.#at] === '\n';
      this.#at += 1;
    }
    const next = this.#text[this.#at];
    if (next === undefined) return false;
    if (!this.#level && this.#roots > 0 && this.#newLine) {
      const after = this.#text[this.#at + 1];
      if (next === '[' && after === undefined) return false;
      if (!/^(?:\{|\[[^\w])/.test(`${next}${after}`)) return this.#passLine();
    }
    switch (this.#expected) {
      case 'value':
        return this.#beginValue(next);
      case 'name':
        return this.#beginName(next);
      case 'colon':
        this.#must(next === ':', next);
        this.#expected = 'value';
        break;
      default:
        this.#goOn(next);
    }
    this.#at += 1;
    return true;
  }

  /** Goes to the end of a line that a program has printed behind its report. */
  #passLine(): boolean {
    const end = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(this.#at, end < 0 ? undefined : end);
    if (!this.#passing && end < 0 && line.length < TOLD) return false;
    if (!this.#passing && !this.#hasTold) {
      const start = line.slice(0, TOLD).trim();
      this.odd.add(`What stands behind the report is left out: “${start}”`);
      this.#hasTold = true;
    }
    this.#passing = end < 0;
    this.#at = end < 0 ? this.#text.length : end;
    return !this.#passing;
  }

  #beginValue(next: string): boolean {
    const level = this.#level;
    if (next === ']' && level?.list && level.empty) {
      this.#at += 1;
      this.#close();
      return true;
    }
    // Inside a report some tools write figures that are none: NaN, Infinity.
    this.#must((level ? /["{[\d\-tfnNI]/ : /["{[\d\-tfn]/).test(next), next);
    if (!level && this.#roots >= (this.limits.values ?? Infinity))
      throw new ScanFileError(
        'Several reports stand in this file, one after the other. Import each by itself.',
      );
    if (level) level.empty = false;
    const depth = this.#levels.length;
    const ahead = level
      ? level.paths.filter(path => path.leadsTo(depth - 1, level.key))
      : this.paths;
    const match = ahead.find(path => path.length === depth);
    const holds = next === '{' || next === '[';
    if (next === '{' && level && areAllOfItems(ahead, depth)) {
      const alone = { empty: false, alone: true };
      this.#levels.push({ ...levelOf(true, ahead), ...alone });
      return this.#beginValue(next);
    }
    if (!match && holds && ahead.length > 0) this.#open(next === '[', ahead);
    else this.#pass(match, holds);
    return true;
  }

  #open(list: boolean, paths: JsonPath[]): void {
    if (this.#levels.length >= this.limits.depth) throw tooDeep(this.limits);
    this.#levels.push(levelOf(list, paths));
    this.#expected = list ? 'value' : 'name';
    this.#at += 1;
  }

  #pass(match: JsonPath | undefined, holds: boolean): void {
    const level = this.#level;
    const keeps = match ?? (!holds && level && !level.list);
    const take = (text: string) => {
      const value = parseJson(text, () => this.odd.add(MENDED));
      if (match) this.#add(match, value);
      if (!holds && level && !level.list) level.scalars[level.key] = value;
    };
    this.#value = {
      end: new ValueEnd(this.#levels.length, this.limits, Boolean(keeps)),
      take: keeps ? take : undefined,
    };
  }

  #add({ path }: JsonPath, value: unknown): void {
    const place = this.#levels.map(({ key }) => key);
    const parents = this.#levels.map(({ scalars }) => scalars);
    this.found.push({ path, place, value, parents });
  }

  #passValue({ end, take }: { end: ValueEnd; take?: (text: string) => void }) {
    const text = end.push(this.#text, this.#at);
    this.#at = end.at;
    if (text === undefined) return false;
    this.#value = undefined;
    if (this.#expected === 'name') {
      (this.#level as JsonLevel).key = parseJson(text) as string;
      this.#expected = 'colon';
      return true;
    }
    take?.(text);
    this.#ended();
    return true;
  }

  #beginName(next: string): boolean {
    const level = this.#level as JsonLevel;
    if (next === '}' && level.empty) {
      this.#at += 1;
      this.#close();
      return true;
    }
    this.#must(next === '"', next);
    level.empty = false;
    this.#value = { end: new ValueEnd(0, this.limits, true) };
    return true;
  }

  /** After a value: a comma, or the end of what it is in. */
  #goOn(next: string): void {
    const level = this.#level as JsonLevel;
    if (next !== ',') {
      this.#must(next === (level.list ? ']' : '}'), next);
      this.#close();
      return;
    }
    if (level.list) level.key = (level.key as number) + 1;
    this.#expected = level.list ? 'value' : 'name';
    // Nothing may end behind a comma.
    level.empty = false;
  }

  #close(): void {
    this.#levels.pop();
    this.#ended();
  }

  #ended(): void {
    if (this.#level?.alone) this.#levels.pop();
    if (this.#levels.length === 0) this.#roots += 1;
    this.#expected = this.#levels.length === 0 ? 'value' : 'more';
    this.#newLine = false;
  }

  #must(isRight: boolean, found: string): void {
    if (!isRight)
      throw new ScanFileError(
        `This is no valid JSON: “${found}” stands where it may not. Export the report again.`,
      );
  }
}

function areAllOfItems(paths: JsonPath[], depth: number): boolean {
  return paths.length > 0 && paths.every(path => path.leadsTo(depth, 0));
}

function tooDeep({ depth }: ScanLimits): ScanFileError {
  return new ScanFileError(
    `Values lie more than ${depth} deep in each other, which no report needs.`,
  );
}
