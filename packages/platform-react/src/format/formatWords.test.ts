import { formatDuration, formatRelative } from './formatTime';
import { formatCount, formatWords } from './formatWords';
import { toCsv } from './toCsv';

const now = Date.parse('2026-03-03T10:00:00Z');

describe('format', () => {
  it.each([
    ['2026-03-03T09:55:00Z', '5 minutes ago'],
    ['2026-03-05T10:00:00Z', 'in 2 days'],
    ['2026-03-03T10:00:20Z', 'now'],
  ])('says %s relatively', (time, words) => {
    expect(formatRelative(time, now)).toBe(words);
  });

  it.each([
    [45, '45 s'],
    [130, '2 min'],
    [7800, '2 h 10 min'],
    [300_000, '3 days'],
  ])('says %d seconds as %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });

  it('makes words of names in code, and counts in words', () => {
    expect(formatWords('waiting_for_customer')).toBe('Waiting for customer');
    expect([0, 1, 2].map(n => formatCount(n, 'row'))).toEqual([
      'No rows',
      '1 row',
      '2 rows',
    ]);
  });

  it('writes CSV that no spreadsheet takes for a formula', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['=1+1', 'say "hi"'],
          [undefined, -5],
        ],
      ),
    ).toBe('a,b\r\n\'=1+1,"say ""hi"""\r\n,-5\r\n');
  });
});
