const LARGEST = 20_000;

/** A bounded map whose entries end by themselves; the oldest entry makes room for a new one. */
export class ExpiringMap<V> {
  readonly #lifetime: number;
  readonly #entries = new Map<string, { value: V; until: number }>();

  /** @param lifetime - of an entry, in ms */
  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** @param end - time in ms at which the entry ends although its lifetime is not over */
  set(key: string, value: V, end = Infinity): void {
    if (this.#entries.size >= LARGEST) {
      this.#entries.delete(this.#entries.keys().next().value as string);
    }
    const until = Math.min(Date.now() + this.#lifetime, end);
    this.#entries.set(key, { value, until });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
