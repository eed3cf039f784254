import { TokenType } from '@streamparser/json';
import type { JsonPath, JsonPlace } from './JsonPath';
import { ScanFileError } from './ScanFileError';
import type { ScanLimits } from './ScanLimits';

/** A value at one of the paths that were asked for. */
export type JsonMatch = {
  /** The path that matched, as it was asked for. */
  path: string;
  /** Where it stands. */
  place: JsonPlace;
  value: unknown;
  /**
   * The objects and lists it is in, the outermost first: fields that are no objects and no lists, as far as they stand
   * before it in the file.
   */
  parents: Record<string, unknown>[];
};

type Scalar = string | number | boolean | null;

/** An object or a list that is open. */
type Level = {
  list: boolean;
  /** Name of the field or number of the item that comes next; undefined where a name has to come. */
  key: string | number | undefined;
  /** What is built, where something is. */
  value: Record<string, unknown> | unknown[] | undefined;
  scalars: Record<string, unknown>;
  /** Paths that lead on from here. */
  paths: JsonPath[];
  expects: 'value' | 'name' | 'colon' | 'comma';
  empty: boolean;
};

/** Makes values of tokens, and checks that they are in an order that JSON allows. */
export class JsonBuilder {
  readonly found: JsonMatch[] = [];
  readonly #levels: Level[] = [];
  #building?: { match: Omit<JsonMatch, 'value'>; depth: number };
  #nodes = 0;
  #values = 0;

  constructor(
    private readonly paths: JsonPath[],
    private readonly limits: ScanLimits,
  ) {}

  take(token: TokenType, value: unknown): void {
    switch (token) {
      case TokenType.LEFT_BRACE:
        return this.#open(false);
      case TokenType.LEFT_BRACKET:
        return this.#open(true);
      case TokenType.RIGHT_BRACE:
        return this.#close(false);
      case TokenType.RIGHT_BRACKET:
        return this.#close(true);
      case TokenType.COLON:
        return this.#colon();
      case TokenType.COMMA:
        return this.#comma();
      default:
        return this.#scalar(token, value as Scalar);
    }
  }

  /** Says that nothing comes any more. Throws where something is open. */
  end(): void {
    if (this.#levels.length > 0)
      throw new ScanFileError(
        'The file ends in the middle of a value: it was cut off. Export the report again.',
      );
    if (this.#values === 0) throw new ScanFileError('The file is empty.');
  }

  /** What is built and not complete. */
  get unfinished(): unknown {
    return this.#building && this.#levels[this.#building.depth]?.value;
  }

  get #level(): Level | undefined {
    return this.#levels[this.#levels.length - 1];
  }

  #open(list: boolean): void {
    const made = list ? [] : (Object.create(null) as Record<string, unknown>);
    const paths = this.#begin(made);
    if (this.#levels.length >= this.limits.depth)
      throw new ScanFileError(
        `Values lie more than ${this.limits.depth} deep in each other.`,
      );
    this.#levels.push({
      list,
      key: list ? 0 : undefined,
      value: this.#building ? made : undefined,
      scalars: Object.create(null) as Record<string, unknown>,
      paths,
      expects: list ? 'value' : 'name',
      empty: true,
    });
  }

  #close(list: boolean): void {
    const level = this.#level;
    const mayEnd =
      level?.expects === 'comma' ||
      (level?.empty && level.expects === (list ? 'value' : 'name'));
    if (!level || level.list !== list || !mayEnd)
      throw outOfPlace(list ? ']' : '}');
    this.#levels.pop();
    this.#finish(level.value);
  }

  #colon(): void {
    const level = this.#level;
    if (level?.expects !== 'colon') throw outOfPlace(':');
    level.expects = 'value';
  }

  #comma(): void {
    const level = this.#level;
    if (level?.expects !== 'comma') throw outOfPlace(',');
    level.empty = false;
    if (level.list) {
      level.key = (level.key as number) + 1;
      level.expects = 'value';
    } else {
      level.expects = 'name';
    }
  }

  #scalar(token: TokenType, value: Scalar): void {
    const level = this.#level;
    if (level?.expects === 'name') {
      if (token !== TokenType.STRING) throw outOfPlace(String(value));
      level.key = value as string;
      level.expects = 'colon';
      return;
    }
    this.#begin(value);
    if (level && !level.list && !this.#building)
      level.scalars[level.key as string] = value;
    this.#finish(value);
  }

  /** A value begins: it is put where it belongs, and the paths that lead on from it are given back. */
  #begin(value: unknown): JsonPath[] {
    const level = this.#level;
    if (level && level.expects !== 'value') throw outOfPlace('a value');
    if (level) level.empty = false;
    if (this.#building) {
      this.#nodes += 1;
      if (this.#nodes > this.limits.nodes)
        throw new ScanFileError(
          `One record has more than ${this.limits.nodes} values.`,
        );
      put(level as Level, value);
      return [];
    }
    const depth = this.#levels.length;
    const ahead = level
      ? level.paths.filter(path =>
          path.leadsTo(depth - 1, level.key as string | number),
        )
      : this.paths;
    const match = ahead.find(path => path.length === depth);
    if (!match) return ahead;
    this.#nodes = 0;
    this.#building = {
      depth,
      match: {
        path: match.path,
        place: this.#levels.map(each => each.key as string | number),
        parents: this.#levels.map(each => each.scalars),
      },
    };
    return [];
  }

  #finish(value: unknown): void {
    const depth = this.#levels.length;
    if (this.#building?.depth === depth) {
      this.found.push({ ...this.#building.match, value });
      this.#building = undefined;
    }
    if (depth === 0) this.#values += 1;
    else (this.#level as Level).expects = 'comma';
  }
}

function put({ value, key }: Level, item: unknown): void {
  if (Array.isArray(value)) value.push(item);
  else (value as Record<string, unknown>)[key as string] = item;
}

function outOfPlace(what: string): ScanFileError {
  return new ScanFileError(
    `This is no valid JSON: ${what.slice(0, 40)} stands where it may not. Export the report again.`,
  );
}
