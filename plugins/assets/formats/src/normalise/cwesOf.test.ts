import { cwesOf } from './cwesOf';

describe('cwesOf', () => {
  it.each([
    ['CWE-79', [79]],
    ['CWE:79', [79]],
    ['20', [20]],
    ['cwe-20, CWE-89', [20, 89]],
    ['20,89', [20, 89]],
    ['["20", 89]', [20, 89]],
    ['CWE-0', []],
    ['OWASP:2017-A7', []],
    [undefined, []],
  ])('reads %p', (text, numbers) => {
    expect(cwesOf([text])).toEqual(numbers);
  });

  it('does not look back over text that somebody made long', () => {
    expect(cwesOf([`1${' '.repeat(200_000)}x`])).toEqual([]);
  });
});
