import { setTimeout as pause } from 'node:timers/promises';
import {
  readRecordingLines,
  type EndReason,
} from '@wardroom/remote-access-common';
import { describeWithSshd } from '../testing/describeWithSshd';
import { FakePortal } from '../testing/FakePortal';
import { openRecording } from '../testing/openRecording';
import { Sshd } from '../testing/Sshd';
import { TestBrowser } from '../testing/TestBrowser';

/** Goes on by itself, so that there is always something to lose. */
const chatter =
  '(i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo "word $i"; sleep 0.02; done) &\n';
const flood = 'yes "the target talks on and on"\n';

type Session = Awaited<ReturnType<typeof begin>>;

let sshd: Sshd;
let portal: FakePortal;

async function begin(options?: { ack: boolean }) {
  const order = await portal.order({
    target: { port: sshd.port, username: sshd.username },
    secret: { kind: 'private-key', privateKey: await sshd.privateKey() },
    hostKeys: [sshd.hostKey()],
    policy: { graceSeconds: 1 },
  });
  const ticket = portal.ticketFor(order);
  const browser = await TestBrowser.terminal(portal, ticket, options);
  return { order, browser };
}

/** What a recording holds of its target's output. */
async function recordedOutput({ order }: Session) {
  const { verdict, text } = await openRecording(portal, order);
  const lines = readRecordingLines(text);
  const output = lines.flatMap(line =>
    line.kind === 'moment' && line.moment[1] === 'o' ? [line.moment[2]] : [],
  );
  return { state: verdict.state, output: output.join('') };
}

describeWithSshd('beside a session', () => {
  beforeAll(async () => {
    sshd = await Sshd.start();
    portal = await FakePortal.start();
  });
  afterAll(async () => {
    await portal.stop();
    await sshd.stop();
  });

  const faults: [
    string,
    EndReason,
    (session: Session) => unknown,
    { ack: boolean }?,
  ][] = [
    [
      'whose browser is gone',
      'browser-lost',
      ({ browser }) => browser.ws.terminate(),
    ],
    [
      'whose target dies',
      'target-lost',
      ({ browser }) => browser.type('kill -9 $PPID\n'),
    ],
    [
      'whose browser talks rubbish',
      'browser-lost',
      ({ browser }) => browser.ws.send('rubbish'),
    ],
    [
      'whose right is taken',
      'terminated',
      ({ order }) =>
        portal.ask('terminate', {
          ...{ session: order.session, reason: 'terminated' },
        }),
    ],
    [
      'whose target floods a browser that never reads, and which is ended then',
      'terminated',
      async ({ browser, order }) => {
        browser.type(flood);
        await pause(1_000);
        await portal.ask('terminate', {
          ...{ session: order.session, reason: 'terminated' },
        });
      },
      { ack: false },
    ],
  ];

  it.each(faults)(
    '%s (%s), another goes on and is recorded without a gap',
    async (_, reason, ...[fault, options]) => {
      const other = await begin();
      const struck = await begin(options);
      struck.browser.type(chatter);
      await struck.browser.shows('word 20');
      // All that was shown a second before the fault must be there after it.
      const { output: shown } = struck.browser;
      await pause(1_000);
      other.browser.type('stty -echo; echo "ready $((1))"; cat\n');
      await other.browser.shows('ready 1');

      const typed: string[] = [];
      let isOver = false;
      const typing = (async () => {
        while (!isOver) {
          typed.push(`line ${typed.length} of the other`);
          other.browser.type(`${typed.at(-1)}\n`);
          await other.browser.shows(typed.at(-1) as string);
        }
      })();
      await fault(struck);
      expect(await portal.endOf(struck.order.session)).toMatchObject({
        ...{ reason, recording: { state: 'sealed' } },
      });
      isOver = true;
      await typing;

      const left = await recordedOutput(struck);
      expect(left.state).toBe('sealed');
      expect(left.output.slice(0, shown.length)).toBe(shown);
      other.browser.tell({ type: 'end' });
      await portal.endOf(other.order.session);
      const { state, output } = await recordedOutput(other);
      expect(state).toBe('sealed');
      expect(output.match(/line \d+ of the other/g)).toEqual(typed);
    },
  );
});
