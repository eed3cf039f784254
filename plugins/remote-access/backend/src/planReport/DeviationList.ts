import { createHash } from 'node:crypto';
import type { Deviation, DeviationKind } from '@wardroom/remote-access-common';

/** A deviation without what people wrote about it. */
export type StoredDeviation = Omit<
  Deviation,
  'explanation' | 'explainedBy' | 'explainedAt'
>;

/** What a comparison found. */
export type Findings = {
  deviations: StoredDeviation[];
  /** Lines that the plan holds. */
  asPlanned: number;
  /** Inputs that the screen did not show. */
  hidden: number;
};

/** Different deviations that a report holds; further ones are counted. */
const mostDeviations = 500;
/** Times that are kept of what is alike. */
const mostTimes = 20;

/** Collects deviations; what is alike is one, with its times. */
export class DeviationList {
  readonly #byKey = new Map<string, StoredDeviation>();
  #further = 0;

  add(
    kind: DeviationKind,
    text: string,
    happened: {
      at?: string;
      /** Whether a rule kept it from being done. */
      prevented?: boolean;
    } = {},
  ): void {
    const { at, prevented = false } = happened;
    const key = keyOf(kind, text);
    const known = this.#byKey.get(key);
    if (known) {
      known.count += 1;
      known.prevented &&= prevented;
      if (at && known.times.length < mostTimes) known.times.push(at);
      return;
    }
    if (this.#byKey.size >= mostDeviations) {
      this.#further += 1;
      return;
    }
    this.#byKey.set(key, {
      ...{ key, kind, text, prevented },
      count: 1,
      times: at ? [at] : [],
      mustBeExplained: kind !== 'undone',
    });
  }

  list(): StoredDeviation[] {
    const listed = [...this.#byKey.values()];
    if (this.#further === 0) return listed;
    const text = `${this.#further} deviations`;
    return [
      ...listed,
      {
        ...{ key: keyOf('further', text), kind: 'further', text },
        ...{ count: this.#further, times: [], prevented: false },
        mustBeExplained: true,
      },
    ];
  }
}

function keyOf(kind: DeviationKind, text: string): string {
  const hash = createHash('sha256').update(`${kind}\n${text}`);
  return hash.digest('hex').slice(0, 32);
}
