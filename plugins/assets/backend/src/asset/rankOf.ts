import { Criticality } from '@wardroom/assets-common';

const leastFirst = Criticality.options;

/** Criticality as the number it is stored as: 1 the most critical. */
export function rankOf(criticality: Criticality): number {
  return leastFirst.length - leastFirst.indexOf(criticality);
}

/** The criticality behind a stored number. */
export function criticalityOf(rank: number): Criticality {
  return leastFirst[leastFirst.length - rank];
}
