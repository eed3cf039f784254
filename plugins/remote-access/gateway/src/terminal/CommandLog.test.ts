import type { CommandRule } from '@wardroom/remote-access-common';
import { CommandLog } from './CommandLog';
import { ScreenReader } from './ScreenReader';

function commandLog(rules: CommandRule[] = []) {
  const sent: Buffer[] = [];
  const logged: object[] = [];
  const screen = new ScreenReader({
    size: () => ({ cols: 80, rows: 24 }),
    recall: () => Buffer.alloc(0),
    onFullScreen: () => {},
  });
  const denied = jest.fn();
  const log = new CommandLog(rules, screen, {
    send: bytes => sent.push(bytes),
    log: ({ kind, uncertain }) => logged.push({ kind, uncertain }),
    ask: async () => false,
    denied,
  });
  return { log, screen, sent, logged, denied };
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

describe('a target that is far away', () => {
  it.each(['', '\r'])(
    'is judged by what it shows in the end, and not by what it shows when Enter comes, after %j',
    async before => {
      const { log, screen, sent, denied } = commandLog([
        { pattern: 'echo danger*', action: 'deny', note: 'No' },
      ]);
      const recall = Buffer.from(`${before}\u001b[A`);
      log.keys(Buffer.concat([recall, Buffer.from('\r')]));
      await new Promise(resolve => setTimeout(resolve, 300));
      screen.feed(Buffer.from('echo danger'));
      log.shown();
      await new Promise<void>(resolve => denied.mockImplementation(resolve));
      expect(sent).toEqual([recall]);
    },
  );
});
