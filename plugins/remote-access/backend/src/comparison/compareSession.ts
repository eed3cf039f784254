import type { Effects } from '@wardroom/platform-node';
import { isLive } from '@wardroom/remote-access-common';
import type { CommandReader } from '../command/CommandReader';
import type { GrantReader } from '../grant/GrantReader';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { SessionFileReader } from '../sessionFile/SessionFileReader';
import { comparePlan, type PlanComparison } from './comparePlan';
import { planReportFacts } from '../planReport/planReportFacts';
import type { StoredPlanReport } from '../planReport/PlanReportReader';
import type { PlanReportWriter } from '../planReport/PlanReportWriter';

/** Lines and files of a session that are looked at. */
const mostLooked = 5_000;

type Transaction = {
  commands: CommandReader;
  grants: GrantReader;
  planReports: PlanReportWriter;
  sessionFiles: SessionFileReader;
  sessions: SessionReader;
} & Effects;

/** Compares a session that is over with its plan, where it has one; again where something was told late. */
export async function compareSession(
  tx: Transaction,
  key: Pick<StoredSession, 'tenant' | 'id'>,
): Promise<void> {
  const report = await tx.planReports.find(key.tenant, key.id);
  if (!report) return;
  const session = await tx.sessions.get(key.tenant, key.id);
  if (isLive(session.state)) return;
  const result = comparePlan(await comparisonOf(tx, session, report));
  const known = new Set(report.deviations.filter(isExplained).map(d => d.key));
  const isNew = result.deviations.some(
    ({ key: one, mustBeExplained }) => mustBeExplained && !known.has(one),
  );
  const action = actionOf(report.state, isNew);
  const noted = await tx.planReports.note(report, result, action);
  if (!action) return;
  const event = action === 'flag' ? 'planReport.flagged' : 'planReport.cleared';
  await tx.audit(event, planReportFacts(noted));
  await tx.emit(event, { tenant: key.tenant, id: key.id });
}

function actionOf(state: StoredPlanReport['state'], isNew: boolean) {
  if (isNew && state !== 'due') return 'flag';
  return state === 'running' ? 'clear' : undefined;
}

function isExplained({ explanation }: { explanation?: string }): boolean {
  return explanation !== undefined;
}

async function comparisonOf(
  tx: Transaction,
  session: StoredSession,
  { plan, grant }: StoredPlanReport,
): Promise<PlanComparison> {
  const { tenant, id, target } = session;
  const lines = await tx.commands.of(tenant, id, mostLooked + 1);
  const files = await tx.sessionFiles.of(tenant, id, mostLooked + 1);
  const cut = [lines, files].some(list => list.length > mostLooked);
  return {
    ...{ session, plan },
    window: (await tx.grants.get(tenant, grant)).window,
    lines: lines.slice(0, mostLooked),
    files: files.slice(0, mostLooked),
    elsewhere: await tx.commands.ranUnder(
      { tenant, grant, target: target.id, except: id },
      mostLooked,
    ),
    cut,
  };
}
