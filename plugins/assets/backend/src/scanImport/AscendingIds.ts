import { newId } from '@wardroom/platform-common';

const RANDOM = 13;
const COUNTED = 7;
const BASE = 32;

/**
 * Ids of rows that come together, as unique as others, each greater than the one before: what is inserted in the order of
 * its ids finds its place in an index where the row before it went, and not on another page for each row.
 */
export class AscendingIds {
  readonly #beginning: string;
  #count = 0;

  constructor(prefix: string) {
    this.#beginning = newId(prefix).slice(0, prefix.length + 1 + RANDOM);
  }

  next(): string {
    this.#count += 1;
    return this.#beginning + this.#count.toString(BASE).padStart(COUNTED, '0');
  }
}
