import type { AccessWindow } from './AccessWindow';
import { isOpen } from './isOpen';
import { randomNumbers } from '../testing/randomNumbers';
import { closingTime, nextOpening } from './nextOpening';

const MINUTE_MS = 60_000;

const berlin = (hours: AccessWindow['hours']): AccessWindow => ({
  ...{ from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
  ...{ hours, zone: 'Europe/Berlin' },
});
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe('an access window', () => {
  it('is open from its beginning until before its end', () => {
    const window = berlin([]);
    expect(isOpen(window, new Date('2025-12-31T23:59:59.999Z'))).toBe(false);
    expect(isOpen(window, new Date(window.from))).toBe(true);
    expect(isOpen(window, new Date('2026-12-31T23:59:59.999Z'))).toBe(true);
    expect(isOpen(window, new Date(window.until))).toBe(false);
    expect(nextOpening(window, new Date('2025-06-01T00:00:00Z'))).toEqual(
      new Date(window.from),
    );
    expect(nextOpening(window, new Date(window.until))).toBeUndefined();
  });

  it('means the hours that clocks of the customer show, in summer and winter', () => {
    const window = berlin([{ days: [1], from: '18:00', until: '22:00' }]);
    expect(isOpen(window, new Date('2026-01-05T17:00:00Z'))).toBe(true);
    expect(isOpen(window, new Date('2026-07-06T16:00:00Z'))).toBe(true);
    expect(isOpen(window, new Date('2026-07-06T15:59:00Z'))).toBe(false);
    expect(nextOpening(window, new Date('2026-03-28T12:00:00Z'))).toEqual(
      new Date('2026-03-30T16:00:00Z'),
    );
  });

  it('goes on over midnight into a day that is not named', () => {
    const window = berlin([{ days: [5], from: '22:00', until: '06:00' }]);
    expect(isOpen(window, new Date('2026-01-10T04:59:00Z'))).toBe(true);
    expect(isOpen(window, new Date('2026-01-09T04:59:00Z'))).toBe(false);
    expect(closingTime(window, new Date('2026-01-09T22:00:00Z'))).toEqual(
      new Date('2026-01-10T05:00:00Z'),
    );
  });

  it('is shorter in the night that skips an hour, and longer in the one that has it twice', () => {
    const window = berlin([{ days: [7], from: '01:30', until: '03:30' }]);
    const length = (from: string) =>
      (closingTime(window, new Date(from)).getTime() - Date.parse(from)) /
      MINUTE_MS;
    expect(length('2026-03-22T00:30:00Z')).toBe(120);
    expect(length('2026-03-29T00:30:00Z')).toBe(60);
    expect(length('2026-10-24T23:30:00Z')).toBe(180);
  });

  it('opens at the change of clocks where its hour is skipped', () => {
    const window = berlin([{ days: [7], from: '02:30', until: '04:00' }]);
    expect(nextOpening(window, new Date('2026-03-28T12:00:00Z'))).toEqual(
      new Date('2026-03-29T01:00:00Z'),
    );
  });

  describe('over the weeks in which clocks are changed', () => {
    const random = randomNumbers(4711);
    const pick = <T>(items: readonly T[]) =>
      items[Math.floor(random() * items.length)];
    const clock = () =>
      `${String(Math.floor(random() * 24)).padStart(2, '0')}:${pick(['00', '15', '30'])}`;
    const weeks: [string, string][] = [
      ['Europe/Berlin', '2026-03-26T00:00:00Z'],
      ['Europe/Berlin', '2026-10-22T00:00:00Z'],
      ['America/New_York', '2026-03-05T00:00:00Z'],
      ['America/New_York', '2026-10-29T00:00:00Z'],
      ['Australia/Lord_Howe', '2026-04-02T00:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-01T00:00:00Z'],
      ['Asia/Kolkata', '2026-03-26T00:00:00Z'],
      ['UTC', '2026-03-26T00:00:00Z'],
    ];

    // The slow and simple way: look at a clock on the wall in each minute.
    function openByTheMinute(window: AccessWindow, begin: number) {
      const format = new Intl.DateTimeFormat('sv-SE', {
        timeZone: window.zone,
        ...{ weekday: 'long', hour: '2-digit', minute: '2-digit' },
      });
      const days = ['mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'];
      const minutes: boolean[] = [];
      for (let at = begin; at < begin + 10 * 86_400_000; at += MINUTE_MS) {
        const text = format.format(at);
        const day = days.findIndex(name => text.startsWith(name)) + 1;
        const time = text.slice(-5);
        minutes.push(
          window.hours.some(({ days: on, from, until }) => {
            const dayBefore = ((day + 5) % 7) + 1;
            if (until > from)
              return on.includes(day) && time >= from && time < until;
            return (
              (on.includes(day) && time >= from) ||
              (on.includes(dayBefore) && time < until)
            );
          }),
        );
      }
      return minutes;
    }

    it.each(weeks)('in %s from %s agrees with each minute', (zone, from) => {
      const begin = Date.parse(from);
      for (let round = 0; round < 3; round++) {
        const window = {
          ...berlin(
            [1, 2].map(() => ({
              days: everyDay.filter(() => random() < 0.5).concat(7),
              from: clock(),
              until: clock(),
            })),
          ),
          zone,
        };
        const minutes = openByTheMinute(window, begin);
        const at = (minute: number) => new Date(begin + minute * MINUTE_MS);
        const seen = minutes.map((_, minute) => isOpen(window, at(minute)));
        expect(seen).toEqual(minutes);
        for (let ask = 0; ask < 20; ask++) {
          const minute = Math.floor(random() * 2 * 1440);
          const opens = minutes.findIndex(
            (open, i) => i > minute && open && !minutes[i - 1],
          );
          const closes = minutes.findIndex((open, i) => i > minute && !open);
          const asked = at(minute);
          const closing = closes < 0 ? new Date(window.until) : at(closes);
          const [told, right] = minutes[minute]
            ? [closingTime(window, asked), closing]
            : [nextOpening(window, asked), at(opens)];
          expect(told).toEqual(right);
        }
      }
    });
  });
});
