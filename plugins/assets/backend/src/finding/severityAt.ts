import { Severity } from '@wardroom/assets-common';

const worstFirst = Severity.options;

/** The severity behind a stored number. */
export function severityAt(rank: number): Severity {
  return worstFirst[rank - 1];
}

/** A severity as the number it is stored as: 1 the worst. */
export function rankOfSeverity(severity: Severity): number {
  return worstFirst.indexOf(severity) + 1;
}
