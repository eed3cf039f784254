import type { Notice } from '@wardroom/identity-common';
import type {
  RiskAcceptanceReader,
  StoredRiskAcceptance,
} from '../riskAcceptance/RiskAcceptanceReader';

import type {
  ScanRunReader,
  StoredScanRun,
} from '../scanSchedule/ScanRunReader';

type Told = Omit<Notice, 'tenant' | 'topic' | 'about'>;

const deciders = {
  kind: 'holders',
  of: 'customer',
  permission: 'riskAcceptance.approve',
} as const;

const workers = {
  kind: 'holders',
  of: 'provider',
  permission: 'riskAcceptance.request',
} as const;

const scanners = {
  kind: 'holders',
  of: 'provider',
  permission: 'scanRun.create',
} as const;

/** What is told of each event, and to whom. Reasons are told, which people wrote for others; findings never are. */
const tellings = {
  'riskAcceptance.requested': risk => [
    {
      ...{ to: deciders, except: risk.requestedBy, text: textOf(risk.reason) },
      ...{ path: pathOf(risk), severity: 'high', mail: true },
      title: 'You are asked to accept a risk',
    },
  ],
  'riskAcceptance.approved': risk => [
    {
      to: { kind: 'people', refs: [risk.requestedBy] },
      ...{ text: textOf(risk.reason), path: pathOf(risk) },
      ...{ severity: 'normal', mail: false },
      title: 'A risk that you asked about was accepted',
    },
  ],
  'riskAcceptance.declined': risk => [
    {
      to: { kind: 'people', refs: [risk.requestedBy] },
      ...{ text: textOf(risk.decisionNote || risk.reason) },
      ...{ path: pathOf(risk), severity: 'high', mail: false },
      title: 'A risk that you asked about was not accepted',
    },
  ],
  'riskAcceptance.ending': risk => [
    {
      ...{ to: deciders, text: textOf(risk.reason), path: pathOf(risk) },
      ...{ severity: 'normal', mail: true },
      title: 'The acceptance of a risk ends within a week',
    },
  ],
  'riskAcceptance.ended': overFor,
  'riskAcceptance.expired': overFor,
} satisfies Record<string, (risk: StoredRiskAcceptance) => Told[]>;

const scanTellings = {
  'scanRun.missed': run => [
    { ...ofScan(run), title: 'A scan did not begin', mail: true },
  ],
  'scanRun.failed': run => [
    { ...ofScan(run), title: 'A scan failed', mail: false },
  ],
} satisfies Record<string, (run: StoredScanRun) => Told[]>;

function ofScan({ tenant, reason, schedule }: StoredScanRun) {
  const name = schedule ? `${schedule.title}: ` : '';
  return {
    ...{ to: scanners, text: textOf(`${name}${reason}`) },
    ...{ path: `/scans?tenant=${tenant}`, severity: 'high' as const },
  };
}

/** Nothing where nobody had decided: it was a request that went out of date. */
function overFor(risk: StoredRiskAcceptance): Told[] {
  if (!risk.decidedBy) return [];
  const told = {
    ...{ except: risk.endedBy?.startsWith('user:') ? risk.endedBy : undefined },
    ...{ text: textOf(risk.reason), path: pathOf(risk) },
    ...{ severity: 'normal' as const, mail: false },
    title: 'A risk is no longer accepted: its findings are open again',
  };
  return [
    { ...told, to: deciders },
    { ...told, to: workers },
  ];
}

type Topic = keyof typeof tellings | keyof typeof scanTellings;

/** Something that happened, as the job that tells people of it gets it. */
export type News = { topic: Topic; tenant: string; id: string };

/** The events that people are told of. */
export const topics = Object.keys({
  ...tellings,
  ...scanTellings,
}) as Topic[];

/** What is told of it; nothing where nobody has to know. */
export async function noticesOf(
  r: { riskAcceptances: RiskAcceptanceReader; scanRuns: ScanRunReader },
  { topic, tenant, id: about }: News,
): Promise<Notice[]> {
  const told =
    topic in scanTellings
      ? scanTellings[topic as keyof typeof scanTellings](
          await r.scanRuns.get(tenant, about),
        )
      : tellings[topic as keyof typeof tellings](
          await r.riskAcceptances.get(tenant, about),
        );
  return told.map(one => ({ ...one, tenant, topic, about }));
}

/** The page of its first finding, which shows the acceptance. */
function pathOf({ tenant, findingIds }: StoredRiskAcceptance): string {
  return `/findings/${tenant}/${findingIds[0]}`;
}

/** One line, as long as a notice may be. */
function textOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
