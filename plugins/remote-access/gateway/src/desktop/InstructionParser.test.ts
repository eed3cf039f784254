import { encodeInstruction } from './encodeInstruction';
import { InstructionParser, MalformedInstruction } from './InstructionParser';

/** Numbers from 0 to 1 that are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const alphabet = ['a', '0', '.', ',', ';', 'é', '日', '🙂', '\u0000', ' '];

/** Gives these bytes one by one, and says how many came at most without an instruction or a refusal. */
function longestWait(parser: InstructionParser, bytes: Buffer): number {
  let longest = 0;
  let held = 0;
  for (const byte of bytes) {
    try {
      held = parser.take(Buffer.of(byte)).length ? 0 : held + 1;
    } catch (error) {
      if (error instanceof MalformedInstruction) return longest;
      throw error;
    }
    longest = Math.max(longest, held);
  }
  return longest;
}

describe('InstructionParser', () => {
  it('reads what was written, however it was cut', () => {
    const next = random(7);
    const some = (most: number) => Math.floor(next() * most);
    for (let round = 0; round < 300; round += 1) {
      const written = Array.from({ length: 1 + some(5) }, () =>
        Array.from({ length: 1 + some(6) }, () =>
          Array.from(
            { length: some(next() < 0.1 ? 200 : 8) },
            () => alphabet[some(alphabet.length)],
          ).join(''),
        ),
      );
      const bytes = Buffer.concat(
        written.map(([opcode, ...args]) => encodeInstruction(opcode, ...args)),
      );
      const parser = new InstructionParser(32 * 1024);
      const read: string[][] = [];
      for (let from = 0; from < bytes.length;) {
        const to = from + 1 + some(next() < 0.5 ? 3 : 400);
        for (const one of parser.take(bytes.subarray(from, to))) {
          read.push([one.opcode, ...one.args]);
        }
        from = to;
      }
      expect(read).toEqual(written);
    }
  });

  it('counts code points, not bytes or UTF-16 units', () => {
    expect(encodeInstruction('name', '🙂é').toString()).toBe('4.name,2.🙂é;');
    const [one] = new InstructionParser(100).take(
      Buffer.from('4.name,2.🙂é;3.nop;'),
    );
    expect(one.args).toEqual(['🙂é']);
    expect(one.bytes.toString()).toBe('4.name,2.🙂é;');
  });

  it.each([
    ['no length', 'key;'],
    ['a negative length', '-1.a;'],
    ['a length without digits', '.a;'],
    ['a length that is too long to be one', '0000000003.nop;'],
    ['a length beyond what is allowed', '99999.'],
    ['an element that goes on', '3.nopp;'],
    ['too many elements', `${'1.a,'.repeat(200)}1.a;`],
    [
      'more than is allowed',
      `5.paint,90.${'x'.repeat(90)},90.${'x'.repeat(90)};`,
    ],
    ['bytes that are no UTF-8', '2.n\xc3;;'],
  ])('refuses %s', (_, text) => {
    const parser = new InstructionParser(150);
    expect(() => parser.take(Buffer.from(text, 'latin1'))).toThrow(
      MalformedInstruction,
    );
  });

  it('never waits for more than it allows, whatever comes', () => {
    const next = random(11);
    for (let round = 0; round < 2_000; round += 1) {
      const parser = new InstructionParser(64);
      const rubbish = Buffer.from(
        Array.from({ length: 200 }, () =>
          next() < 0.5
            ? '0123456789.,;'.charCodeAt(Math.floor(next() * 13))
            : Math.floor(next() * 256),
        ),
      );
      const held = longestWait(parser, rubbish);
      expect(held).toBeLessThanOrEqual(65);
    }
  });
});
