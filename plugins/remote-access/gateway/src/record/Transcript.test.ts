import { randomBytes } from 'node:crypto';
import {
  frameLayout,
  readRecordingLines,
} from '@wardroom/remote-access-common';
import type { RecordingChunk } from './RecordingWriter';
import { Transcript } from './Transcript';

/** What a transcript makes of these pieces, 20 ms apart. */
function transcribe(pieces: Buffer[]) {
  let time = 0;
  const chunks: RecordingChunk[] = [];
  const transcript = new Transcript(
    {
      now: () => time,
      onChunk: chunk =>
        chunks.push({ ...chunk, plain: Buffer.from(chunk.plain) }),
      onWritten() {},
    },
    { cols: 80, rows: 24, title: 'web-01' },
  );
  for (const piece of pieces) {
    transcript.output(piece);
    time += 20;
  }
  transcript.flush();
  const [header, ...lines] = chunks.flatMap(({ plain }) =>
    readRecordingLines(plain.toString()),
  );
  expect(header).toMatchObject({ header: { title: 'web-01', width: 80 } });
  const text = lines.map(line =>
    line.kind === 'moment' ? line.moment[2] : '',
  );
  return { chunks, lines, text: text.join('') };
}

describe('Transcript', () => {
  it('keeps every character, control characters too', () => {
    const all = String.fromCharCode(
      ...Array.from({ length: 128 }, (_, i) => i),
    );
    expect(transcribe([Buffer.from(`${all}äß€😀`)]).text).toBe(`${all}äß€😀`);
  });

  it('puts characters together wherever they are cut', () => {
    const bytes = Buffer.from('aä€😀b');
    for (let first = 0; first <= bytes.length; first += 1) {
      for (let second = first; second <= bytes.length; second += 1) {
        const { text } = transcribe([
          bytes.subarray(0, first),
          bytes.subarray(first, second),
          bytes.subarray(second),
        ]);
        expect(text).toBe('aä€😀b');
      }
    }
  });

  it('makes readable lines of anything', () => {
    for (let i = 0; i < 200; i += 1) {
      const { lines, chunks } = transcribe([randomBytes(5000), randomBytes(3)]);
      expect(lines.every(({ kind }) => kind === 'moment')).toBe(true);
      expect(chunks).toHaveLength(1);
    }
    const { text } = transcribe([Buffer.from([0x61, 0xff, 0xc3, 0x28, 0x62])]);
    expect(text).toBe('a\ufffd\ufffd(b');
  });

  it('makes chunks that a reader accepts, whatever is printed', () => {
    for (const fill of ['\u0001', 'x', '€', '"']) {
      const piece = Buffer.alloc(100_000, fill);
      const { chunks } = transcribe(Array.from({ length: 30 }, () => piece));
      for (const { plain } of chunks) {
        expect(plain.length).toBeLessThanOrEqual(frameLayout.maxChunk);
      }
    }
  });

  it('takes what comes at once for one moment, and gives each chunk its times', () => {
    const { lines, chunks } = transcribe([
      Buffer.from('one'),
      Buffer.from('two'),
    ]);
    expect(lines).toHaveLength(2);
    expect(chunks[0]).toMatchObject({ startMs: 0, endMs: 20 });
  });
});
