import { Severity } from '../finding/Severity';
import { dueOf, type DueInput } from './dueOf';
import { RemediationRules } from './RemediationPolicy';
import { remediationPresets } from './remediationPresets';

const found: DueInput = {
  severity: 'High',
  knownExploited: false,
  exposure: 'internal',
  firstSeenAt: '2026-11-01T09:00:00.000Z',
};
const preset = (name: string): RemediationRules =>
  remediationPresets.find(one => one.name === name)!.rules;
const usual = preset('usual');

/** Days from when it was found until it is due. */
const daysOf = (input: Partial<DueInput>, rules: RemediationRules) => {
  const { dueAt } = dueOf({ ...found, ...input }, rules);
  if (!dueAt) return undefined;
  return (Date.parse(dueAt) - Date.parse(found.firstSeenAt)) / 864e5;
};

describe('presets', () => {
  it.each([
    ['usual', [7, 30, 90, 120, undefined]],
    ['fedramp-rev-5', [30, 30, 90, 180, undefined]],
    ['fedramp-vdr', [30, 30, 90, 180, undefined]],
  ])('%s dates by severity', (name, days) => {
    expect(
      Severity.options.map(severity => daysOf({ severity }, preset(name))),
    ).toEqual(days);
  });

  it('FedRAMP VDR dates by what is exploited and reached from the internet', () => {
    const vdr = preset('fedramp-vdr');
    const exploited = { knownExploited: true };
    const likely = { epss: 0.5 };
    const exposed = { exposure: 'internet' } as const;
    const low = { severity: 'Low' } as const;
    expect(daysOf({ ...low, ...exploited, ...exposed }, vdr)).toBe(4);
    expect(daysOf({ ...low, ...likely, ...exposed }, vdr)).toBe(4);
    expect(daysOf({ ...low, ...exploited }, vdr)).toBe(14);
    expect(daysOf({ ...low, ...exposed }, vdr)).toBe(30);
    expect(daysOf({ ...low, epss: 0.49 }, vdr)).toBe(180);
    expect(daysOf({ ...exploited, severity: 'Info' }, vdr)).toBe(undefined);
  });

  it('are rules that a customer can set', () => {
    for (const { rules } of remediationPresets) {
      expect(RemediationRules.parse(rules)).toEqual(rules);
    }
  });
});

describe('the due date of KEV', () => {
  const exploitedDueAt = '2026-11-10T23:59:59.000Z';

  it('caps every other one, and no one that is earlier', () => {
    expect(dueOf({ ...found, exploitedDueAt }, usual).dueAt).toBe(
      exploitedDueAt,
    );
    const late = '2027-01-01T23:59:59.000Z';
    expect(daysOf({ exploitedDueAt: late }, usual)).toBe(30);
  });

  it('holds where the customer has no deadline of its own', () => {
    const rules = { ...usual, days: { ...usual.days, High: null } };
    expect(dueOf({ ...found }, rules).dueAt).toBe(undefined);
    expect(dueOf({ ...found, exploitedDueAt }, rules).dueAt).toBe(
      exploitedDueAt,
    );
  });

  it('is left alone where the customer does not want it', () => {
    const rules = { ...usual, capsAtKev: false };
    expect(daysOf({ exploitedDueAt }, rules)).toBe(30);
  });
});

it('writes out the days that its date is made of', () => {
  const due = dueOf(
    {
      ...{ ...found, knownExploited: true, exposure: 'internet' },
      exploitedDueAt: '2026-11-03T23:59:59.000Z',
    },
    preset('fedramp-vdr'),
  );
  expect(due.parts).toEqual([
    { what: 'Counted from 2026-11-01, when it was first seen', value: 0 },
    { what: 'Severity High: 30 days', value: 30 },
    { what: 'Exploited: 14 days', value: -16 },
    { what: 'Exploited and reached from the internet: 4 days', value: -10 },
    { what: 'The catalogue KEV wants it gone by 2026-11-03', value: -1 },
  ]);
});

it('counts anew from a return of what was closed, where the rules say so', () => {
  const returned = { ...found, returnedAt: '2026-12-01T00:00:00.000Z' };
  expect(dueOf(returned, usual)).toMatchObject({
    startedAt: found.firstSeenAt,
    dueAt: '2026-12-01T09:00:00.000Z',
  });
  const restarting = dueOf(returned, { ...usual, restartsOnReturn: true });
  expect(restarting).toMatchObject({
    startedAt: returned.returnedAt,
    dueAt: '2026-12-31T00:00:00.000Z',
  });
  expect(restarting.parts[0].what).toBe(
    'Counted from 2026-12-01, when it came back',
  );
});

it('never puts a date off because something gets worse', () => {
  const severities = [...Severity.options].reverse();
  const dueDays = (input: Partial<DueInput>, rules: RemediationRules) =>
    daysOf(input, rules) ?? Infinity;
  for (const { rules } of remediationPresets) {
    for (const severity of severities) {
      for (const knownExploited of [false, true]) {
        const by = (worse: Partial<DueInput>) =>
          dueDays({ severity, knownExploited, ...worse }, rules);
        expect(by({ exposure: 'internet' })).toBeLessThanOrEqual(by({}));
        expect(by({ epss: 1 })).toBeLessThanOrEqual(by({ epss: 0 }));
        expect(by({ knownExploited: true })).toBeLessThanOrEqual(by({}));
      }
    }
    const days = severities.map(severity => dueDays({ severity }, rules));
    expect(days).toEqual([...days].sort((a, b) => b - a));
  }
});
