import { CommandLog } from './CommandLog';
import { ScreenReader } from './ScreenReader';

function commandLog() {
  const sent: Buffer[] = [];
  const logged: object[] = [];
  const screen = new ScreenReader({
    size: () => ({ cols: 80, rows: 24 }),
    recall: () => Buffer.alloc(0),
    onFullScreen: () => {},
  });
  const log = new CommandLog([], screen, {
    send: bytes => sent.push(bytes),
    log: ({ kind, uncertain }) => logged.push({ kind, uncertain }),
    ask: async () => false,
    denied: () => {},
  });
  return { log, sent, logged };
}

describe('a frame of thousands of lines', () => {
  it.each(['\r', 'a\r', '\u001b\r'])('of %j is sent in one piece', line => {
    const { log, sent } = commandLog();
    const frame = Buffer.from(line.repeat(64 * 1024));
    log.keys(frame);
    expect(sent).toEqual([frame]);
  });

  it('leaves one entry for all that nobody looks at', () => {
    const { log, logged } = commandLog();
    log.keys(Buffer.from('a\r'.repeat(64 * 1024)));
    expect(logged).toEqual([{ kind: 'hidden', uncertain: true }]);
  });
});
