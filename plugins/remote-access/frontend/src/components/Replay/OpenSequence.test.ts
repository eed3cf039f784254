import { OpenSequence } from './OpenSequence';

describe('OpenSequence', () => {
  it.each([
    ['plain text', ['plain text\r\n']],
    ['a colour', ['\u001b[1;31mred']],
    ['a colour in two parts', ['\u001b[1;', '31mred']],
    ['a title', ['\u001b]0;a title\u0007$ ']],
    ['a title in parts', ['\u001b]0;a ', 'ti', 'tle\u0007']],
    ['a string with its own end', ['\u001bP+q54', '4e\u001b\\']],
    ['a character set', ['\u001b(', 'B']],
    ['a short one', ['\u001b7']],
    ['one that another cuts off', ['\u001b]0;never', '\u001b[m']],
  ])('is closed after %s', (_, parts) => {
    const sequence = new OpenSequence();
    for (const part of parts) sequence.take(part);
    expect(sequence.begun).toBe('');
  });

  it.each([
    ['ESC alone', ['text\u001b'], '\u001b'],
    ['a colour without its end', ['red \u001b[1;', '3'], '\u001b[1;3'],
    ['a title', ['\u001b]0;a title', ' goes on'], '\u001b]0;a title goes on'],
    ['a long string', ['\u001bPq', 'x'.repeat(100_000)], undefined],
    ['a character set', ['\u001b('], '\u001b('],
  ])('is open after %s', (_, parts, begun) => {
    const sequence = new OpenSequence();
    for (const part of parts) sequence.take(part);
    expect(sequence.begun).toBe(begun);
  });
});
