import { countsOf, type FindingGroup } from './countsOf';

const group = (fields: Partial<FindingGroup>): FindingGroup => ({
  severity: 'High',
  state: 'open',
  source: 'nessus',
  knownExploited: false,
  overdue: false,
  count: 1,
  ...fields,
});

const groups = [
  group({ count: 10 }),
  group({ severity: 'Critical', knownExploited: true, overdue: true }),
  group({ severity: 'Critical', source: 'trivy', count: 3 }),
  group({ state: 'closed', count: 100 }),
];

describe('countsOf', () => {
  it('counts those that are there, and others by their state alone', () => {
    expect(countsOf(groups, {})).toEqual({
      total: 14,
      bySeverity: { High: 10, Critical: 4 },
      byState: { open: 14, closed: 100 },
      bySource: { nessus: 11, trivy: 3 },
      knownExploited: 1,
      overdue: 1,
    });
  });

  it('leaves each filter out of its own numbers', () => {
    expect(
      countsOf(groups, { severity: ['Critical'], source: ['trivy'] }),
    ).toEqual({
      total: 3,
      bySeverity: { Critical: 3 },
      byState: { open: 3 },
      bySource: { nessus: 1, trivy: 3 },
      knownExploited: 0,
      overdue: 0,
    });
  });

  it('knows what is exploited or overdue, and what is not', () => {
    expect(countsOf(groups, { overdue: true }).total).toBe(1);
    expect(countsOf(groups, { knownExploited: false })).toMatchObject({
      total: 13,
      knownExploited: 1,
      overdue: 0,
    });
  });
});
