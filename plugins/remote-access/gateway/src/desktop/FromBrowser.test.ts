import type { DesktopRules, Transfer } from './DesktopRules';
import { encodeInstruction } from './encodeInstruction';
import { FromBrowser } from './FromBrowser';
import { InstructionParser } from './InstructionParser';

const allowed = {
  ...{ copyBytes: 100, pasteBytes: 100 },
  ...{ fileInBytes: 100, fileOutBytes: 100 },
};
const nothing = {
  ...{ copyBytes: 0, pasteBytes: 0, fileInBytes: 0, fileOutBytes: 0 },
};

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
    send(false, 'file', 1, 'text/plain', 'a');
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

  it('uploads a file under its last name, with its hash', () => {
    const { send, passed, transfers } = filter();
    send(true, 'file', 2, 'text/html', '..\\../a/b:c.txt');
    send(true, 'blob', 2, base64('hello'));
    send(true, 'end', 2);
    expect(passed[0]).toBe('4.file,1.2,24.application/octet-stream,7.b_c.txt;');
    expect(transfers).toEqual([
      {
        ...{ way: 'uploaded', name: 'b_c.txt', bytes: 5 },
        sha256:
          '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      },
    ]);
  });

  it('ends an upload that is too long', () => {
    const { send, passed, answers, transfers } = filter();
    send(true, 'file', 2, 'text/html', 'a');
    send(true, 'blob', 2, base64('x'.repeat(101)));
    send(true, 'blob', 2, base64('x'));
    send(true, 'end', 2);
    expect(passed.slice(1)).toEqual(['3.end,1.2;']);
    expect(answers).toEqual(['3.ack,1.2,0.,3.797;']);
    expect(transfers).toEqual([
      { way: 'uploaded', name: 'a', bytes: 101, refused: 'too-long' },
    ]);
  });

  it('neither pastes, uploads nor fetches where the rules say nothing may pass', () => {
    const { send, passed, transfers } = filter(nothing);
    send(true, 'clipboard', 0, 'text/plain');
    send(true, 'blob', 0, base64('x'));
    send(true, 'end', 0);
    send(true, 'file', 1, 'text/plain', 'a');
    send(true, 'blob', 1, base64('x'));
    send(true, 'end', 1);
    send(true, 'get', 0, '/');
    expect(passed).toEqual([]);
    expect(transfers.map(({ refused }) => refused)).toEqual([
      ...['denied', 'denied'],
    ]);
  });

  it('opens no more streams than a browser needs', () => {
    const { send, passed } = filter();
    for (let i = 0; i < 1_000; i += 1) send(true, 'file', i, 'x', 'a');
    expect(passed).toHaveLength(16);
  });
});
