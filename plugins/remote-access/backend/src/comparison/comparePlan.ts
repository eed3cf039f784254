import {
  closingTime,
  isDesktop,
  plannedMatcher,
  type AccessWindow,
  type Command,
  type WorkPlan,
} from '@wardroom/remote-access-common';
import type { StoredSession } from '../session/SessionReader';
import type { SessionFile } from '../sessionFile/SessionFileReader';
import { DeviationList, type Findings } from '../planReport/DeviationList';

/** A session ends within seconds of its window, and its end is told a little later. */
const GRACE_MS = 10_000;

/** What is compared. */
export type PlanComparison = {
  session: StoredSession;
  plan: WorkPlan;
  /** The window of the grant. */
  window: AccessWindow;
  /** Lines of the session, the first ones first. */
  lines: Pick<Command, 'at' | 'kind' | 'text' | 'uncertain' | 'verdict'>[];
  files: SessionFile[];
  /** Lines that other sessions under the grant ran on the same target. */
  elsewhere: string[];
  /** Whether there are more lines or files than are looked at. */
  cut: boolean;
};

/** How a session that is over differs from its plan. */
export function comparePlan(comparison: PlanComparison): Findings {
  const { session, plan, files, cut } = comparison;
  const found = new DeviationList();
  if (!session.activeAt) return { deviations: [], asPlanned: 0, hidden: 0 };
  const steps = plan.steps.filter(
    ({ target }) => target.id === session.target.id,
  );
  if (steps.length === 0) {
    found.add('target', session.target.name, { at: session.activeAt });
  }
  addTime(comparison, found);
  const planned = [...new Set(steps.flatMap(({ commands }) => commands))];
  const counts = addLines(comparison, planned, found);
  for (const { way, path, at } of plan.files ? [] : files) {
    found.add('file', `${way}: ${path}`, { at });
  }
  addUnlogged(session, found);
  if (cut) found.add('further', 'more lines or files than are compared');
  return { deviations: found.list(), ...counts };
}

function addTime(
  { session, window }: PlanComparison,
  found: DeviationList,
): void {
  const begun = new Date(session.activeAt as string);
  const closes = closingTime(window, begun);
  const ended = Date.parse(session.endedAt as string);
  if (ended <= closes.getTime() + GRACE_MS) return;
  const at = closes.toISOString();
  found.add('time', `the window closed at ${at}`, { at });
}

function addLines(
  { lines, elsewhere }: PlanComparison,
  planned: string[],
  found: DeviationList,
): Pick<Findings, 'asPlanned' | 'hidden'> {
  const match = plannedMatcher(planned);
  const known = new Map<string, string[]>();
  const patternsOf = (text: string) => {
    const patterns = known.get(text) ?? match(text);
    known.set(text, patterns);
    return patterns;
  };
  const done = new Set(elsewhere.flatMap(patternsOf));
  let asPlanned = 0;
  let hidden = 0;
  for (const { kind, text, at, uncertain, verdict } of lines) {
    const prevented = verdict === 'denied' || verdict === 'refused';
    const happened = { at, prevented };
    const patterns = kind === 'shown' && !uncertain ? patternsOf(text) : [];
    if (kind === 'hidden') hidden += 1;
    else if (kind === 'screen') found.add('screen', '', { at });
    else if (uncertain) found.add('uncertain', text, happened);
    else if (patterns.length === 0) found.add('command', text, happened);
    else if (!prevented) {
      asPlanned += 1;
      patterns.forEach(pattern => done.add(pattern));
    }
  }
  for (const pattern of planned) {
    if (!done.has(pattern)) found.add('undone', pattern);
  }
  return { asPlanned, hidden };
}

/** What nobody can compare says so: silence would look like a session that went as planned. */
function addUnlogged(session: StoredSession, found: DeviationList): void {
  const { target, endReason, recording } = session;
  if (isDesktop(target.protocol)) {
    found.add('unlogged', 'a desktop has no log of commands');
  }
  if (endReason === 'lost' || recording?.truncated) {
    found.add('unlogged', 'its end was lost in a failure');
  }
  if (recording?.state === 'missing') {
    found.add('unlogged', 'its recording is missing');
  }
}
