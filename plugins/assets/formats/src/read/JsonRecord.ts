/**
 * An object of JSON whose fields may be of any type, as files of strangers have them. Wrong types count as absent. It
 * remembers which fields were asked for: `rest` has the others, so that nothing is lost.
 */
export class JsonRecord {
  readonly #fields: Record<string, unknown>;
  readonly #asked = new Set<string>();

  /** @param value - anything; what is no object counts as one without fields */
  constructor(value: unknown) {
    this.#fields = isObject(value) ? value : {};
  }

  /** What is found from field to field. */
  value(...path: string[]): unknown {
    this.#asked.add(path[0]);
    return path.reduce<unknown>(
      (found, name) =>
        isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined,
      this.#fields,
    );
  }

  /** Text, or a number or truth value as text; undefined where it is empty. */
  text(...path: string[]): string | undefined {
    const value = this.value(...path);
    return ['string', 'number', 'boolean'].includes(typeof value)
      ? String(value).trim() || undefined
      : undefined;
  }

  /** A number, or text that is one. */
  number(...path: string[]): number | undefined {
    const value = this.value(...path);
    const number =
      typeof value === 'string' ? Number(value.trim() || NaN) : value;
    return typeof number === 'number' && Number.isFinite(number)
      ? number
      : undefined;
  }

  /** A truth value, or text that is one. */
  flag(...path: string[]): boolean | undefined {
    const text = this.text(...path)?.toLowerCase();
    if (['true', 'yes', '1'].includes(text ?? '')) return true;
    return ['false', 'no', '0'].includes(text ?? '') ? false : undefined;
  }

  object(...path: string[]): JsonRecord {
    return new JsonRecord(this.value(...path));
  }

  /** A list; a single value counts as a list of it. */
  list(...path: string[]): unknown[] {
    const value = this.value(...path);
    if (Array.isArray(value)) return value;
    return value === undefined || value === null ? [] : [value];
  }

  /** The objects of a list. */
  objects(...path: string[]): JsonRecord[] {
    return this.list(...path)
      .filter(isObject)
      .map(each => new JsonRecord(each));
  }

  /** The texts of a list. */
  texts(...path: string[]): string[] {
    return this.list(...path)
      .filter(each => typeof each === 'string' || typeof each === 'number')
      .map(String);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name);
  }

  names(): string[] {
    return Object.keys(this.#fields);
  }

  /** The fields that nobody has asked for, but for empty ones; undefined where there is none. */
  rest(): Record<string, unknown> | undefined {
    const left = Object.entries(this.#fields).filter(
      ([name, value]) =>
        !this.#asked.has(name) && value !== null && value !== '',
    );
    return left.length > 0 ? Object.fromEntries(left) : undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
