/**
 * Numbers what is found at several places while nothing else tells it apart: all that may be kept of two secrets is often
 * the same mask.
 */
export class Repeats {
  readonly #places = new Map<string, Map<string, number>>();

  /**
   * A fingerprint, with its number behind it from the second place on. What comes again from one place is the same.
   *
   * @param about - what the fingerprint is unique in, such as rule and file
   */
  numbered(fingerprint: string, about: string[], place: string): string {
    const key = JSON.stringify([...about, fingerprint]);
    const places = this.#places.get(key) ?? new Map<string, number>();
    const number = places.get(place) ?? places.size + 1;
    this.#places.set(key, places.set(place, number));
    return number > 1 ? `${fingerprint}#${number}` : fingerprint;
  }
}
