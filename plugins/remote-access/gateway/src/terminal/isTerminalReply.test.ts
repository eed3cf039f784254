import { isTerminalReply } from './isTerminalReply';

const judged = (text: string) => isTerminalReply(Buffer.from(text, 'latin1'));

describe('isTerminalReply', () => {
  it.each([
    '\u001b[12;40R',
    '\u001b[?1;2c',
    '\u001b[>0;276;0c',
    '\u001b[0n',
    '\u001b[?2026;2$y',
    '\u001b[8;24;80t',
    '\u001b[I',
    '\u001b]11;rgb:0000/0000/0000\u0007',
    '\u001b]11;rgb:0000/0000/0000\u001b\\',
    '\u001bP1$r0m\u001b\\',
    '\u001b[1;1R\u001b[?1;2c',
  ])('knows a reply', text => {
    expect(judged(text)).toBe(true);
  });

  it.each([
    'a',
    '\u001b',
    '\r',
    '\u001b[A',
    '\u001bOP',
    '\u001b[15~',
    '\u001b[<0;10;20M',
    '\u001b[200~text\u001b[201~',
    '\u001b[12;40Ra',
  ])('takes all else for typing', text => {
    expect(judged(text)).toBe(false);
  });

  it('is judged at once, whatever is sent', () => {
    const start = performance.now();
    judged(`\u001b[${'1;'.repeat(2_000)}`);
    judged(`${'\u001b]0;x\u0007'.repeat(500)}a`);
    // A search that tries all ways to split it would not end.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
