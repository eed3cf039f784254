import { TypedLine } from './TypedLine';

const typed = (...keys: string[]) => {
  const line = new TypedLine();
  for (const each of keys) line.type(Buffer.from(each));
  const { text, isPlain, isEmpty } = line;
  return { text, isPlain, isEmpty };
};

describe('what was typed in a line', () => {
  it.each([
    ['keys', ['l', 's ', '-l'], { text: 'ls -l', isPlain: true }],
    ['a correction', ['lss\u007f'], { text: 'ls', isPlain: true }],
    [
      'a correction in a paste',
      ['rm x\b\b\bls'],
      { text: 'rls', isPlain: true },
    ],
    ['a line given up', ['rm -rf\u0003ls'], { text: 'ls', isPlain: true }],
    ['a line taken away', ['rm\u0015ls'], { text: 'ls', isPlain: false }],
    ['a completed word', ['ca\tx'], { text: 'cax', isPlain: false }],
    [
      'a bracketed paste',
      ['\u001b[200~ls\u001b[201~'],
      { text: 'ls', isPlain: true },
    ],
  ])('follows %s', (_, keys, expected) => {
    expect(typed(...keys)).toMatchObject(expected);
  });

  it('keeps the end of a line that is too long to be one', () => {
    const { text, isPlain } = typed('a'.repeat(20_000), 'end');
    expect(text).toHaveLength(16 * 1024);
    expect(text).toMatch(/a{9}end$/);
    expect(isPlain).toBe(false);
  });
});
