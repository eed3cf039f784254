import { csvLine } from './csvLine';

describe('csvLine', () => {
  it('joins cells with commas and ends the line', () => {
    expect(csvLine(['a', 1, undefined, 'd'])).toBe('a,1,,d\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines'])).toBe(
      '"a,b","say ""x""","two\nlines"\r\n',
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\nx',
    '  =1',
    '\u00a0=1',
    '＝1+1',
  ])('makes %j text, not a formula', text => {
    expect(csvLine([text])).toMatch(/^"?'/);
  });

  it('leaves numbers as they are', () => {
    expect(csvLine([-3])).toBe('-3\r\n');
  });
});
