import type { Exposure } from '../Asset';
import type { FindingPart } from '../finding/Finding';
import type { Severity } from '../finding/Severity';
import type { RemediationRules } from './RemediationPolicy';

const dayMs = 24 * 3_600_000;

/** What the due date of a finding depends on, besides the customer's rules. */
export type DueInput = {
  severity: Severity;
  knownExploited: boolean;
  /** By when the catalogue KEV wants it gone. */
  exploitedDueAt?: string;
  /** Probability of exploitation, 0 to 1. */
  epss?: number;
  exposure: Exposure;
  firstSeenAt: string;
  /** When it last came back after it had been closed. */
  returnedAt?: string;
};

/** When a finding is due, from when its days are counted, and the days that this is made of. */
export type Due = { startedAt: string; dueAt?: string; parts: FindingPart[] };

/**
 * By when a weakness must be gone. The earliest of the deadlines that apply holds, and each that comes before those
 * above it is a part: the days that it takes off them. Nothing that gets worse puts the date off.
 *
 * The days count from when the weakness was first seen. Only a return of what was closed starts them anew, and only
 * where the rules say so: a retest that fails, and a decision that is taken back, gain nobody time.
 */
export function dueOf(input: DueInput, rules: RemediationRules): Due {
  const { severity, firstSeenAt, returnedAt } = input;
  const restartedAt = rules.restartsOnReturn ? returnedAt : undefined;
  const startedAt = restartedAt ?? firstSeenAt;
  // What is no weakness has no deadline, wherever it is.
  if (severity === 'Info') return { startedAt, parts: [] };
  const startMs = Date.parse(startedAt);
  const parts: FindingPart[] = [];
  let dueMs = Infinity;
  let days = 0;
  for (const { what, atMs } of deadlinesOf(
    { ...input, severity },
    rules,
    startMs,
  )) {
    if (atMs >= dueMs) continue;
    const left = Math.round((atMs - startMs) / dayMs);
    parts.push({ what, value: left - days });
    days = left;
    dueMs = atMs;
  }
  if (parts.length === 0) return { startedAt, parts };
  const counted = restartedAt ? 'it came back' : 'it was first seen';
  parts.unshift({
    what: `Counted from ${startedAt.slice(0, 10)}, when ${counted}`,
    value: 0,
  });
  return { startedAt, dueAt: new Date(dueMs).toISOString(), parts };
}

type Deadline = { what: string; atMs: number };

function deadlinesOf(
  input: DueInput & { severity: Exclude<Severity, 'Info'> },
  rules: RemediationRules,
  startMs: number,
): Deadline[] {
  const { severity, exploitedDueAt, exposure } = input;
  const isExploited = isExploitedBy(input, rules);
  const isExposed = exposure === 'internet';
  const among = (what: string, days: number | null): Deadline[] =>
    days === null
      ? []
      : [{ what: `${what}: ${days} days`, atMs: startMs + days * dayMs }];
  return [
    ...among(`Severity ${severity}`, rules.days[severity]),
    ...(isExposed ? among('Reached from the internet', rules.exposedDays) : []),
    ...(isExploited ? among('Exploited', rules.exploitedDays) : []),
    ...(isExploited && isExposed
      ? among(
          'Exploited and reached from the internet',
          rules.exploitedAndExposedDays,
        )
      : []),
    ...(exploitedDueAt && rules.capsAtKev
      ? [
          {
            what: `The catalogue KEV wants it gone by ${exploitedDueAt.slice(0, 10)}`,
            atMs: Date.parse(exploitedDueAt),
          },
        ]
      : []),
  ];
}

function isExploitedBy(
  { knownExploited, epss = 0 }: DueInput,
  { exploitedFromEpss }: RemediationRules,
): boolean {
  return (
    knownExploited || (exploitedFromEpss !== null && epss >= exploitedFromEpss)
  );
}
