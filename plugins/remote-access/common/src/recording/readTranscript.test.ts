import { afterIdle, readReplay } from './readReplay';
import { fullScreenLine, readTranscript } from './readTranscript';

const output = (at: number, data: string) => ({ at, kind: 'o' as const, data });
const textsOf = (...pieces: string[]) =>
  readTranscript(pieces.map((piece, at) => output(at, piece))).map(
    ({ text }) => text,
  );

describe('readTranscript', () => {
  it('reads words that came in pieces and in colour, at the moment their line began', () => {
    const moments = [
      output(100, 'first line\r\n'),
      output(200, '\u001b[31mdisk\u001b'),
      output(900, '[0m is full\r\n$ '),
    ];
    expect(readTranscript(moments)).toEqual([
      { at: 100, text: 'first line' },
      { at: 200, text: 'disk is full' },
      { at: 900, text: '$' },
    ]);
  });

  it('reads what stands there in the end where something was typed over', () => {
    expect(textsOf('$ lsx\b\u001b[K -l\r\n')).toEqual(['$ ls -l']);
    expect(textsOf(' 10 %\r 90 %\r100 %\r\n')).toEqual(['100 %']);
    expect(textsOf('$ cat\u001b[3D\u001b[1@s\u001b[4C.\r\n')).toEqual([
      '$ scat .',
    ]);
    expect(textsOf('$ abc\u001b[2D\u001b[1P\r\n')).toEqual(['$ ac']);
  });

  it('keeps empty lines out, and letters of every script in', () => {
    expect(textsOf('\r\n\r\ngrüße 😀\tx\r\n')).toEqual(['grüße 😀 x']);
  });

  it('leaves out titles, and what fills the whole screen', () => {
    expect(
      textsOf(
        '\u001b]0;a title\u0007$ vi\r\n',
        '\u001b[?1049h~\r\n~\u001b[?10',
        '49l$ done',
      ),
    ).toEqual(['$ vi', fullScreenLine, '$ done']);
  });

  it('does not grow with a line that never ends', () => {
    const lines = readTranscript([output(1, 'x'.repeat(9_000))]);
    expect(lines.map(({ text }) => text.length)).toEqual([4_000, 4_000, 1_000]);
  });
});

describe('readReplay', () => {
  it('gives moments, and markers with who it was', () => {
    const lines = [
      '{"version":2,"width":80,"height":24,"timestamp":1}',
      '[0.5,"o","$ "]',
      '{"t":1,"event":"command","note":"ls"}',
      '{"t":2,"event":"pasted","bytes":12}',
      '{"t":3,"event":"uploaded","name":"a.txt","bytes":3}',
      '{"t":4,"event":"frozen","by":"user:acme/ada","note":"Wait"}',
      '[5,"m","before"]',
      '{"t":6,"event":"of tomorrow"}',
    ];
    const { moments, markers } = readReplay(lines.join('\n'));
    expect(moments).toHaveLength(2);
    expect(markers).toEqual([
      { at: 1_000, group: 'command', text: 'ls' },
      { at: 2_000, group: 'clipboard', text: 'Pasted, 12 bytes' },
      { at: 3_000, group: 'file', text: 'Brought a.txt, 3 bytes' },
      {
        ...{ at: 4_000, group: 'pause', by: 'user:acme/ada' },
        text: 'Input frozen: Wait',
      },
      { at: 5_000, group: 'mark', text: 'before' },
    ]);
  });
});

describe('afterIdle', () => {
  const times = [0, 100, 60_000, 60_500];

  it('goes to shortly before the next thing that happens', () => {
    expect(afterIdle(times, 200)).toBe(59_500);
  });

  it('stays where something happens soon, and where nothing comes any more', () => {
    expect(afterIdle(times, 50)).toBe(50);
    expect(afterIdle(times, 58_500)).toBe(58_500);
    expect(afterIdle(times, 70_000)).toBe(70_000);
    expect(afterIdle([], 5)).toBe(5);
  });
});
