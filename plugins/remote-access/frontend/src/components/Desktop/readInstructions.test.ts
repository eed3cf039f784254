import { readInstructions } from '@wardroom/remote-access-common';
import { writeInstruction } from './writeInstruction';

describe('readInstructions', () => {
  it.each([
    [['sync', '12345']],
    [['nothing']],
    [['key', '65', '1']],
    [['text', 'with 🙂 and , and ; and .', '']],
    [['two', '🙂', '🙂🙂🙂', 'x']],
  ])('%j is read as it was written', elements => {
    const [opcode, ...args] = elements;
    const text = writeInstruction(...elements);
    expect(readInstructions(text + text)).toEqual([
      { opcode, args },
      { opcode, args },
    ]);
  });

  it('counts characters, as guacd does', () => {
    expect(writeInstruction('name', '🙂é')).toBe('4.name,2.🙂é;');
  });

  it.each(['4.sync', '4.sync.', 'x.sync;', '9.sync;', '4sync;', '.;'])(
    'takes %j for no instruction',
    text => {
      expect(() => readInstructions(text)).toThrow();
    },
  );
});
