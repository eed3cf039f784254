import { decideOnRun, type RunFacts } from './decideOnRun';

const now = new Date('2026-11-22T04:00Z');
const facts = (changes: Partial<RunFacts> = {}): RunFacts => ({
  ...{ now, dueAt: new Date('2026-11-22T03:59Z'), missed: 'skip' },
  ...{ roundsSince: 0, customer: { state: 'active' }, scannerIsHere: true },
  ...{ running: 0, mostRunning: 2, used: 3, most: 4 },
  ...changes,
});
const late = { dueAt: new Date('2026-11-20T02:00Z'), roundsSince: 2 };

describe('decideOnRun', () => {
  it('begins what is due', () => {
    expect(decideOnRun(facts())).toEqual({ is: 'start' });
  });

  it('waits while others run, and for the end of a blackout', () => {
    expect(decideOnRun(facts({ running: 2 }))).toEqual({ is: 'wait' });
    expect(decideOnRun(facts({ blackout: 'Nights' }))).toEqual({ is: 'wait' });
  });

  it.each([
    ['skip', false],
    ['alert', true],
  ] as const)('misses what is late where it is to %s', (missed, told) => {
    expect(decideOnRun(facts({ ...late, missed }))).toEqual({
      is: 'miss',
      why: 'it could not begin within an hour of its time, nor the 2 times that it came round since',
      told,
    });
  });

  it('catches up once on what is late, after the blackout of now', () => {
    const missed = 'catch-up';
    expect(decideOnRun(facts({ ...late, missed }))).toEqual({ is: 'start' });
    const blackout = 'Days';
    expect(decideOnRun(facts({ ...late, missed, blackout }))).toEqual({
      is: 'wait',
    });
  });

  it('begins late what somebody has asked for', () => {
    expect(decideOnRun(facts({ ...late, missed: undefined }))).toEqual({
      is: 'start',
    });
  });

  it.each([
    [{ used: 4 }, 'the quota of the month, 4, is used up', true],
    [{ scannerIsHere: false }, 'its scanner is not installed any more', true],
    [{ customer: { state: 'suspended' } }, 'the customer is suspended', false],
  ] as const)('misses what may not begin: %j', (changes, why, told) => {
    expect(decideOnRun(facts(changes))).toEqual({ is: 'miss', why, told });
  });

  it('knows no limit where there is none', () => {
    expect(decideOnRun(facts({ used: 400, most: undefined }))).toEqual({
      is: 'start',
    });
  });
});
