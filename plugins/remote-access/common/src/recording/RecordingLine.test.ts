import {
  plainAsciicast,
  readRecordingLines,
  writeAsciicastHeader,
  writeMoment,
  writeSessionEvent,
} from './RecordingLine';

describe('asciicast', () => {
  const lines = [
    writeAsciicastHeader({
      version: 2,
      width: 80,
      height: 24,
      timestamp: 1772357400,
    }),
    writeMoment(0.0123, 'o', 'a "quoted" \u001b[31mred\u001b[0m\r\n'),
    writeSessionEvent({ t: 1.00049, event: 'pasted', bytes: 12 }),
    writeMoment(2, 'r', '100x40'),
    writeMoment(3.5, 'm', 'before the change'),
  ].join('');

  it('reads back what it wrote', () => {
    expect(readRecordingLines(lines)).toEqual([
      {
        kind: 'header',
        header: { version: 2, width: 80, height: 24, timestamp: 1772357400 },
      },
      {
        kind: 'moment',
        moment: [0.012, 'o', 'a "quoted" \u001b[31mred\u001b[0m\r\n'],
      },
      { kind: 'event', event: { t: 1, event: 'pasted', bytes: 12 } },
      { kind: 'moment', moment: [2, 'r', '100x40'] },
      { kind: 'moment', moment: [3.5, 'm', 'before the change'] },
    ]);
  });

  it('gives players only what asciicast v2 knows', () => {
    const plain = plainAsciicast(lines);
    expect(plain.split('\n')).toHaveLength(5);
    expect(plain).not.toContain('pasted');
  });
});
