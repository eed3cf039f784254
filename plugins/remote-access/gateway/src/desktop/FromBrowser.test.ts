import type { DesktopRules, Transfer } from './DesktopRules';
import { encodeInstruction } from './encodeInstruction';
import { FromBrowser } from './FromBrowser';
import { InstructionParser } from './InstructionParser';
import { nothingPasses } from './nothingPasses';

const allowed = { copyBytes: 100, pasteBytes: 100 };

function filter(rules: DesktopRules = allowed) {
  const passed: string[] = [];
  const answers: string[] = [];
  const transfers: Transfer[] = [];
  const shown: number[] = [];
  const parser = new InstructionParser(8192);
  const fromBrowser = new FromBrowser(rules, {
    onInput: ({ bytes }) => passed.push(bytes.toString()),
    onPass: bytes => passed.push(bytes.toString()),
    onShown: timestamp => shown.push(timestamp),
    onAnswer: bytes => answers.push(bytes.toString()),
    onTransfer: transfer => transfers.push(transfer),
  });
  const send = (
    mayAct: boolean,
    opcode: string,
    ...args: (string | number)[]
  ) => {
    const [one] = parser.take(encodeInstruction(opcode, ...args));
    fromBrowser.take(one, mayAct);
  };
  return { send, passed, answers, transfers, shown };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('what a browser sends to a desktop', () => {
  it('passes keys, pointer, touch and size, written anew', () => {
    const { send, passed } = filter();
    send(true, 'key', '065', '1', 'more');
    send(true, 'mouse', '10.4', 20, 1, 'more');
    send(true, 'touch', 1, 2, 3, 4, 5, 0, 1);
    send(true, 'size', 800, 600);
    expect(passed).toEqual([
      '3.key,2.65,1.1;',
      '5.mouse,2.10,2.20,1.1;',
      '5.touch,1.1,1.2,1.3,1.4,1.5,1.0,1.1;',
      '4.size,3.800,3.600;',
    ]);
  });

  it.each([
    ['select', '$id'],
    ['connect', 'a'],
    ['argv', '0', 'text/plain', 'password'],
    ['pipe', '0', 'text/plain', 'x'],
    ['audio', '0', 'audio/L16'],
    ['put', '0', '1', 'text/plain', '/x'],
    ['get', '0', '/x'],
    ['file', '0', 'text/plain', 'x'],
    ['ack', '0', 'OK', '0'],
    ['disconnect'],
    ['required', 'password'],
    ['nop'],
    ['key', 'x', '1'],
    ['key', '65', '2'],
    ['key', ''],
    ['mouse', '1e9', '0', '0'],
    ['mouse', 'Infinity', '0', '0'],
    ['size', '1', '1'],
    ['size', '100000', '100'],
  ])('drops %s %s', (opcode, ...args) => {
    const { send, passed } = filter();
    send(true, opcode, ...args);
    expect(passed).toEqual([]);
  });

  it('takes nothing while it may not act, but hears what was shown', () => {
    const { send, passed, shown } = filter();
    send(false, 'key', 65, 1);
    send(false, 'mouse', 1, 1, 1);
    send(false, 'clipboard', 0, 'text/plain');
    send(false, 'sync', 4711);
    expect(passed).toEqual([]);
    expect(shown).toEqual([4711]);
  });

  it('pastes what is whole and not too long', () => {
    const { send, passed, transfers } = filter();
    send(true, 'clipboard', 0, 'text/plain');
    send(true, 'blob', 0, base64('hello'));
    expect(passed).toEqual([]);
    send(true, 'end', 0);
    expect(passed).toEqual([
      '9.clipboard,1.0,10.text/plain;',
      '4.blob,1.0,8.aGVsbG8=;',
      '3.end,1.0;',
    ]);
    expect(transfers).toEqual([{ way: 'pasted', bytes: 5 }]);
  });

  it('pastes nothing of what is too long', () => {
    const { send, passed, transfers } = filter();
    send(true, 'clipboard', 0, 'text/plain');
    for (let i = 0; i < 100; i += 1) send(true, 'blob', 0, base64('hello'));
    send(true, 'end', 0);
    expect(passed).toEqual([]);
    expect(transfers).toEqual([
      { way: 'pasted', bytes: 105, refused: 'too-long' },
    ]);
  });

  it('pastes nothing where the rules say that nothing may pass', () => {
    const { send, passed, transfers } = filter(nothingPasses);
    send(true, 'clipboard', 0, 'text/plain');
    send(true, 'blob', 0, base64('x'));
    send(true, 'end', 0);
    expect(passed).toEqual([]);
    expect(transfers.map(({ refused }) => refused)).toEqual(['denied']);
  });

  it('opens no more streams than a browser needs, and none of the gateway', () => {
    const { send, passed } = filter();
    send(true, 'clipboard', 32, 'text/plain');
    send(true, 'end', 32);
    for (let i = 0; i < 32; i += 1) send(true, 'clipboard', i, 'text/plain');
    for (let i = 0; i < 32; i += 1) send(true, 'end', i);
    expect(passed.filter(one => one.includes('clipboard'))).toHaveLength(16);
  });
});
