import { csvLine } from './csvLine';

describe('csvLine', () => {
  it('quotes every cell', () => {
    expect(csvLine(['a', 1, undefined, 'say "hi", twice\nplease'])).toBe(
      '"a","1","","say ""hi"", twice\nplease"\r\n',
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =cmd|calc',
    '＝1+1',
    '\u00a0=1',
  ])('turns the formula %j into text', formula => {
    expect(csvLine([formula])).toBe(`"'${formula}"\r\n`);
  });
});
