import { Level } from '@wardroom/interventions-common';

const leastFirst = Level.options;

/** A priority as the number it is stored as: 1 the most pressing. */
export function rankOf(priority: Level): number {
  return leastFirst.length - leastFirst.indexOf(priority);
}

/** The priority behind a stored number. */
export function priorityAt(rank: number): Level {
  return leastFirst[leastFirst.length - rank];
}
