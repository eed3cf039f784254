import type { DesktopRules, Transfer } from './DesktopRules';
import { encodeInstruction } from './encodeInstruction';
import { FromTarget } from './FromTarget';
import { InstructionParser } from './InstructionParser';
import { nothingPasses } from './nothingPasses';

const allowed = { copyBytes: 100, pasteBytes: 100 };

function filter(rules: DesktopRules = allowed, hasDrive = false) {
  const driven: string[] = [];
  const picture: string[] = [];
  const aside: string[] = [];
  const answers: string[] = [];
  const transfers: Transfer[] = [];
  const ends: (number | undefined)[] = [];
  const parser = new InstructionParser(32 * 1024);
  const fromTarget = new FromTarget(rules, {
    onPicture: bytes => picture.push(bytes.toString()),
    onSync: ({ bytes }) => picture.push(bytes.toString()),
    onAside: bytes => aside.push(bytes.toString()),
    onDrive: hasDrive ? ({ opcode }) => driven.push(opcode) : undefined,
    onAnswer: bytes => answers.push(bytes.toString()),
    onTransfer: transfer => transfers.push(transfer),
    onEnd: status => ends.push(status),
  });
  const send = (opcode: string, ...args: (string | number)[]) => {
    for (const one of parser.take(encodeInstruction(opcode, ...args))) {
      fromTarget.take(one);
    }
  };
  return { send, picture, aside, answers, transfers, ends, driven };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('what guacd sends to a browser', () => {
  it('passes the picture as it is', () => {
    const { send, picture } = filter();
    send('size', 0, 10, 10);
    send('img', 1, 14, 0, 'image/png', 0, 0);
    send('blob', 1, 'AAAA');
    send('end', 1);
    send('sync', 5);
    expect(picture).toEqual([
      '4.size,1.0,2.10,2.10;',
      '3.img,1.1,2.14,1.0,9.image/png,1.0,1.0;',
      '4.blob,1.1,4.AAAA;',
      '3.end,1.1;',
      '4.sync,1.5;',
    ]);
  });

  it('never asks for credentials, names parameters, opens pipes or plays sound, nor what comes in such streams', () => {
    const { send, picture, aside, answers } = filter();
    send('required', 'password', 'username');
    send('argv', 1, 'text/plain', 'color-scheme');
    send('blob', 1, 'c2VjcmV0');
    send('end', 1);
    send('pipe', 2, 'text/plain', 'STDIN');
    send('blob', 2, 'c2VjcmV0');
    send('audio', 3, 'audio/L16');
    send('video', 4, 0, 'video/x');
    send('nest', 1, 'x');
    send('log', 'words of guacd');
    send('unheard-of', 'x');
    send('blob', 9, 'c2VjcmV0');
    expect([...picture, ...aside]).toEqual([]);
    expect(answers).toHaveLength(4);
  });

  it('tells the status of an error, and not its words', () => {
    const { send, picture, aside, ends } = filter();
    send('error', 'password canary wrong', 769);
    expect(ends).toEqual([769]);
    expect([...picture, ...aside]).toEqual([]);
    send('ack', 0, 'words of guacd', 0);
    expect(aside).toEqual(['3.ack,1.0,0.,1.0;']);
  });

  it('copies what is whole and not too long', () => {
    const { send, aside, transfers } = filter();
    send('clipboard', 1, 'text/plain');
    send('blob', 1, base64('hello'));
    expect(aside).toEqual([]);
    send('end', 1);
    expect(aside).toHaveLength(3);
    expect(transfers).toEqual([
      { way: 'copied', bytes: expect.any(Number), refused: undefined },
    ]);
    send('clipboard', 2, 'text/plain');
    for (let i = 0; i < 50; i += 1) send('blob', 2, base64('hello'));
    send('end', 2);
    expect(aside).toHaveLength(3);
    expect(transfers).toHaveLength(2);
    expect(transfers[1]).toMatchObject({ refused: 'too-long' });
  });

  it('hands what is of the drive to the gateway alone, and refuses files nobody asked for', () => {
    const { send, aside, answers, driven } = filter(allowed, true);
    send('filesystem', 0, 'Drive');
    send('body', 0, 3, 'text/plain', '/notes.txt');
    send('blob', 3, base64('hello'));
    send('ack', 32, 'OK', 0);
    send('end', 3);
    send('blob', 3, base64('more'));
    expect(driven).toEqual(['filesystem', 'body', 'blob', 'ack', 'end']);
    const without = filter(allowed);
    without.send('body', 0, 3, 'text/plain', '/notes.txt');
    without.send('blob', 3, base64('hello'));
    expect(without.answers).toEqual(['3.ack,1.3,2.no,3.771;']);
    expect([...aside, ...answers, ...without.aside]).toEqual([]);
  });

  it('lets nothing out where the rules say so', () => {
    const { send, aside } = filter(nothingPasses);
    send('clipboard', 1, 'text/plain');
    send('blob', 1, base64('secret'));
    send('end', 1);
    send('filesystem', 0, 'Drive');
    send('file', 2, 'text/plain', 'a');
    send('blob', 2, base64('secret'));
    send('end', 2);
    send(
      ...([
        'body',
        0,
        3,
        'application/vnd.glyptodon.guacamole.stream-index+json',
        '/',
      ] as const),
    );
    send('blob', 3, base64('{}'));
    expect(aside).toEqual([]);
  });
});
