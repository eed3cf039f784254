import { OutputHistory } from './OutputHistory';

describe('OutputHistory', () => {
  it('gives what came after any point that it still holds', () => {
    for (const size of [7, 1000, 4096, 50_000]) {
      let wrong = 0;
      const history = new OutputHistory();
      const written = Buffer.alloc(80_000);
      for (let at = 0; at < written.length; at += size) {
        const part = written.subarray(at, at + size);
        part.fill(`${at}-`);
        history.append(part);
        const from = Math.max(0, history.total - 3000);
        const expected = written.subarray(from, history.total);
        wrong += history.since(from)?.equals(expected) ? 0 : 1;
      }
      expect(wrong).toBe(0);
      const from = written.length - 65_536;
      expect(history.since(from)?.equals(written.subarray(from))).toBe(true);
      expect(history.since(from - 1)).toBeUndefined();
      expect(history.since(written.length)).toHaveLength(0);
      expect(history.since(written.length + 1)).toBeUndefined();
    }
  });

  it('begins its tail with a whole line', () => {
    const history = new OutputHistory();
    history.append(Buffer.from('first\r\nsecond'));
    expect(history.tail()).toEqual({
      from: 0,
      bytes: Buffer.from('first\r\nsecond'),
    });
    for (let i = 0; i < 20_000; i += 1) history.append(Buffer.from(`${i}\r\n`));
    const { from, bytes } = history.tail();
    expect(from + bytes.length).toBe(history.total);
    expect(bytes.toString()).toMatch(/^\d+\r\n/);
    expect(bytes.toString()).toMatch(/19999\r\n$/);
  });

  it('survives one piece that is larger than itself', () => {
    const history = new OutputHistory();
    history.append(Buffer.alloc(300_000, 'abcdefg'));
    expect(history.since(history.total - 5)).toHaveLength(5);
    expect(history.tail().bytes.length).toBeLessThanOrEqual(65_536);
  });
});
