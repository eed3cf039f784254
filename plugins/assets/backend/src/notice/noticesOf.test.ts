import type { StoredRiskAcceptance } from '../riskAcceptance/RiskAcceptanceReader';
import type { StoredScanRun } from '../scanSchedule/ScanRunReader';
import { noticesOf, topics, type News } from './noticesOf';

const accepted: StoredRiskAcceptance = {
  ...{ id: 'rsk_1234', tenant: 'acme', state: 'approved', version: 2 },
  reason: 'The machine is replaced\nin March',
  ...{ until: '2027-03-01T00:00:00.000Z', findingIds: ['fnd_1234'] },
  requestedBy: 'user:provider/tess',
  requestedAt: '2026-11-01T00:00:00.000Z',
  ...{ decidedBy: 'user:acme/ada', decisionNote: '' },
};

const failed = {
  ...{ id: 'run_1234', tenant: 'acme', state: 'failed' },
  ...{ schedule: { id: 'sch_1', name: 'weekly', title: 'Every week' } },
  reason: 'The site cannot be reached',
} as StoredScanRun;

const told = (topic: News['topic'], risk = accepted) => {
  const riskAcceptances = { get: async () => risk };
  return noticesOf(
    { riskAcceptances } as unknown as Parameters<typeof noticesOf>[0],
    {
      ...{ topic, tenant: 'acme', id: risk.id },
    },
  );
};

const ofRisks = topics.filter(topic => topic.startsWith('riskAcceptance.'));

describe('noticesOf', () => {
  it.each(ofRisks)('leads to the finding, in one line: %s', async topic => {
    for (const notice of await told(topic)) {
      expect(notice).toMatchObject({
        ...{ tenant: 'acme', topic, about: 'rsk_1234' },
        path: '/findings/acme/fnd_1234',
        text: 'The machine is replaced in March',
      });
    }
  });

  it('tells those of the provider who run scans why one failed', async () => {
    const scanRuns = { get: async () => failed };
    const [notice] = await noticesOf(
      { scanRuns } as unknown as Parameters<typeof noticesOf>[0],
      { topic: 'scanRun.failed', tenant: 'acme', id: failed.id },
    );
    expect(notice).toMatchObject({
      to: { kind: 'holders', of: 'provider', permission: 'scanRun.create' },
      ...{ path: '/scans?tenant=acme', about: 'run_1234' },
      text: 'Every week: The site cannot be reached',
    });
  });

  it('asks those of the customer who may decide, but not who asked', async () => {
    const [notice] = await told('riskAcceptance.requested');
    expect(notice.to).toEqual({
      ...{ kind: 'holders', of: 'customer' },
      permission: 'riskAcceptance.approve',
    });
    expect(notice.except).toBe('user:provider/tess');
  });

  it('tells who asked of the decision', async () => {
    const [notice] = await told('riskAcceptance.approved');
    const refs = ['user:provider/tess'];
    expect(notice.to).toEqual({ kind: 'people', refs });
  });

  it('tells both sides of an end, and nobody of a request that went out of date', async () => {
    const notices = await told('riskAcceptance.expired');
    expect(notices.map(({ to }) => 'of' in to && to.of)).toEqual([
      'customer',
      'provider',
    ]);
    const undecided = { ...accepted, decidedBy: undefined };
    await expect(told('riskAcceptance.expired', undecided)).resolves.toEqual(
      [],
    );
  });
});
