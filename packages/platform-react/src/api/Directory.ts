const batchMillis = 20;
const batchSize = 50;

type Question<T> = { id: string; resolve: (found?: T) => void };

/** Finds things by their ids: asks for many at once, and for each of them only once. */
export class Directory<T> {
  readonly #load: (ids: string[]) => Promise<T[]>;
  readonly #idOf: (thing: T) => string;
  readonly #found = new Map<string, Promise<T | undefined>>();
  #waiting: Question<T>[] = [];

  constructor(
    load: (ids: string[]) => Promise<T[]>,
    idOf: (thing: T) => string,
  ) {
    this.#load = load;
    this.#idOf = idOf;
  }

  /** The thing, or undefined where it is unknown or hidden from the signed-in person. */
  find(id: string): Promise<T | undefined> {
    const known = this.#found.get(id);
    if (known) return known;
    const answer = new Promise<T | undefined>(resolve => {
      if (!this.#waiting.length) setTimeout(() => this.#flush(), batchMillis);
      this.#waiting.push({ id, resolve });
    });
    this.#found.set(id, answer);
    return answer;
  }

  #flush() {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let i = 0; i < waiting.length; i += batchSize) {
      void this.#resolve(waiting.slice(i, i + batchSize));
    }
  }

  async #resolve(batch: Question<T>[]) {
    const things = await this.#load(batch.map(({ id }) => id)).catch(() => {
      // What could not be asked for is asked for again by the next one who needs it.
      batch.forEach(({ id }) => this.#found.delete(id));
      return [];
    });
    const byId = new Map(things.map(thing => [this.#idOf(thing), thing]));
    batch.forEach(({ id, resolve }) => resolve(byId.get(id)));
  }
}
