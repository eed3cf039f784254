/**
 * Equal reads that cost much, done together. Whoever asks while one of them runs shares the next with all who do the same:
 * what it answers is never older than the question.
 */
export class SharedReads<T> {
  readonly #running = new Map<string, Promise<T>>();
  readonly #next = new Map<string, Promise<T>>();

  /** @param key - equal for reads that give the same to everybody who may do them */
  async read(key: string, read: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (!running) return this.#start(key, read);
    const next =
      this.#next.get(key) ??
      running
        .catch(() => {})
        .then(() => {
          this.#next.delete(key);
          return this.#start(key, read);
        });
    this.#next.set(key, next);
    return next;
  }

  #start(key: string, read: () => Promise<T>): Promise<T> {
    const running = read().finally(() => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    this.#running.set(key, running);
    return running;
  }
}
