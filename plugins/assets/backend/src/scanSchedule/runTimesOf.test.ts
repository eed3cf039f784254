import type { Blackout, Recurrence, ScanTiming } from '@wardroom/assets-common';
import { mustComeRound, nextRunOf, runTimesOf } from './runTimesOf';

const timing = (
  recurrence: Recurrence,
  timeZone = 'Europe/Berlin',
  blackouts: Blackout[] = [],
): ScanTiming => ({ recurrence, timeZone, blackouts });

/** The first times after a moment, as UTC. */
function times(of: ScanTiming, after: string, count = 3): string[] {
  const found: string[] = [];
  for (const { at } of runTimesOf(of, new Date(after))) {
    found.push(at.toISOString().slice(0, 16));
    if (found.length === count) break;
  }
  return found;
}

const daily = (at: string): Recurrence => ({ every: 'day', at });
const cron = (expression: string): Recurrence => ({
  every: 'cron',
  expression,
});

describe('runTimesOf', () => {
  it('keeps to the clocks of the zone in summer and in winter', () => {
    expect(times(timing(daily('02:00')), '2026-10-24T12:00Z')).toEqual([
      '2026-10-25T00:00',
      '2026-10-26T01:00',
      '2026-10-27T01:00',
    ]);
  });

  it('begins as long after the change as it was to begin in the hour that is left out', () => {
    const [first, second] = runTimesOf(
      timing(daily('02:30')),
      new Date('2026-03-28T12:00Z'),
    );
    expect(first).toMatchObject({
      at: new Date('2026-03-29T01:30Z'),
      wallTime: '2026-03-29T03:30',
      asked: '2026-03-29T02:30',
    });
    expect(second.at).toEqual(new Date('2026-03-30T00:30Z'));
  });

  it('begins once in the hour that comes twice, the first time', () => {
    expect(times(timing(daily('02:30')), '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    // Asked between both.
    expect(times(timing(daily('02:30')), '2026-10-25T00:45Z', 1)).toEqual([
      '2026-10-26T01:30',
    ]);
  });

  it('never gives one moment twice where clocks go forward', () => {
    const found = times(timing(cron('0 * * * *')), '2026-03-29T00:00Z', 4);
    expect(found).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T02:00',
      '2026-03-29T03:00',
      '2026-03-29T04:00',
    ]);
  });

  it('knows zones whose clocks change by half an hour, or at midnight', () => {
    const lordHowe = timing(daily('02:10'), 'Australia/Lord_Howe');
    expect(times(lordHowe, '2026-10-03T00:00Z', 1)).toEqual([
      '2026-10-03T15:40',
    ]);
    const cairo = timing(daily('00:15'), 'Africa/Cairo');
    expect(times(cairo, '2026-04-23T12:00Z', 2)).toEqual([
      '2026-04-23T22:15',
      '2026-04-24T21:15',
    ]);
  });

  it.each([
    [31, ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    [30, ['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30']],
    [29, ['2027-01-29', '2027-02-28', '2027-03-29', '2027-04-29']],
    [28, ['2027-01-28', '2027-02-28', '2027-03-28', '2027-04-28']],
  ])('takes the last day of months that have no day %s', (day, days) => {
    const monthly = timing({ every: 'month', day, at: '12:00' }, 'UTC');
    expect(times(monthly, '2027-01-01T00:00Z', 4)).toEqual(
      days.map(date => `${date}T12:00`),
    );
  });

  it('takes the 29th of February once in a leap year', () => {
    const monthly = timing({ every: 'month', day: 29, at: '12:00' }, 'UTC');
    expect(times(monthly, '2028-02-01T00:00Z', 2)).toEqual([
      '2028-02-29T12:00',
      '2028-03-29T12:00',
    ]);
  });

  it.each([
    ['first', '2026-11-01', '2026-12-06'],
    ['third', '2026-11-15', '2026-12-20'],
    ['last', '2026-11-29', '2026-12-27'],
  ] as const)('takes the %s Sunday of a month', (week, ...days) => {
    const monthly = timing(
      { every: 'weekday-of-month', week, weekday: 'sunday', at: '03:00' },
      'UTC',
    );
    expect(times(monthly, '2026-10-31T12:00Z', 2)).toEqual(
      days.map(day => `${day}T03:00`),
    );
  });

  it('takes several days of a week', () => {
    const weekly = timing(
      { every: 'week', on: ['monday', 'thursday'], at: '22:00' },
      'America/New_York',
    );
    expect(times(weekly, '2026-11-22T00:00Z')).toEqual([
      '2026-11-24T03:00',
      '2026-11-27T03:00',
      '2026-12-01T03:00',
    ]);
  });

  it('passes over days and hours of blackouts, and says which', () => {
    const blackouts: Blackout[] = [
      { from: '2026-12-24', to: '2027-01-02', note: 'Change freeze' },
      { weekdays: ['friday'], from: '22:00', to: '06:00' },
    ];
    const nights = timing(daily('02:30'), 'Europe/Berlin', blackouts);
    const found = [];
    for (const time of runTimesOf(nights, new Date('2026-12-23T12:00Z'))) {
      found.push(time.blackout);
      if (found.length === 12) break;
    }
    expect(found).toEqual([
      ...Array(10).fill('Change freeze (2026-12-24 to 2027-01-02)'),
      undefined,
      undefined,
    ]);
    expect(nextRunOf(nights, new Date('2026-12-23T12:00Z'))).toEqual(
      new Date('2027-01-03T01:30Z'),
    );
    // The night that began on Friday.
    expect(nextRunOf(nights, new Date('2026-12-18T12:00Z'))).toEqual(
      new Date('2026-12-20T01:30Z'),
    );
  });
});

describe('mustComeRound', () => {
  const now = new Date('2026-11-22T00:00Z');

  it.each([
    [cron('*/30 * * * *'), 'once an hour at most'],
    [cron('0 0 31 2 *'), 'must come round'],
    [cron('61 * * * *'), 'recurrence.expression'],
    [cron('@reboot a b c d'), 'recurrence.expression'],
  ])('refuses %j', (recurrence, message) => {
    expect(() => mustComeRound(timing(recurrence), now)).toThrow(message);
  });

  it('refuses blackouts that leave nothing', () => {
    const always: Blackout[] = [{ from: '2026-01-01', to: '2099-12-31' }];
    expect(() =>
      mustComeRound(timing(daily('02:00'), 'UTC', always), now),
    ).toThrow('blackouts');
  });

  it.each([daily('02:00'), cron('0 * * * *'), cron('0 2 29 2 *')])(
    'takes %j',
    recurrence => {
      expect(() => mustComeRound(timing(recurrence), now)).not.toThrow();
    },
  );
});
