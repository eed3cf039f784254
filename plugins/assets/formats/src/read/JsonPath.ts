/** A place in JSON: names of fields, numbers in lists. */
export type JsonPlace = (string | number)[];

/**
 * Places in JSON that one asks for: `Results[].Vulnerabilities[]`, `*.checks[]`. `[]` stands for all items of a list, or for
 * an object that stands in its place; `*` for all fields of an object, the empty path for the whole value.
 */
export class JsonPath {
  readonly #steps: string[];

  constructor(readonly path: string) {
    this.#steps = path
      .split('.')
      .flatMap(step => step.split(/(\[\])/).filter(Boolean));
  }

  get length(): number {
    return this.#steps.length;
  }

  /** Whether the step at this depth leads to this field or item. */
  leadsTo(depth: number, key: string | number): boolean {
    const step = this.#steps[depth];
    return typeof key === 'number'
      ? step === '[]'
      : step === '*' || step === key;
  }
}
