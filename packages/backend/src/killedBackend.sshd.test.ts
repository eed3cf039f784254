/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeWithSshd,
  startSshd,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import { sourceOfBytes, verifyRecording } from '@wardroom/remote-access-common';
import { RemoteLab } from './testing/RemoteLab';
import { ServedLab } from './testing/ServedLab';

describeWithSshd('a backend that is killed during a session', () => {
  let sshd: Sshd;
  let served: ServedLab;
  let lab: RemoteLab;
  let session: string;

  beforeAll(async () => {
    sshd = await startSshd();
    served = await ServedLab.start();
    lab = new RemoteLab(served.life.url, served.life.tokens);
    const keys = '/remote-access/public/gateway-keys';
    await until(async () =>
      Boolean((await lab.as('superAdmin').ask('GET', keys)).body.seal),
    );
    await lab.prepare(sshd);
    const { terminal, id } = await lab.enter({ cookie: served.life.cookie });
    session = id;
    terminal.type('echo "before $((40 + 2)) seconds"\n');
    await terminal.shows('before 42 seconds');
    // The recorder writes at least once in a second: up to then everything must be there later.
    await new Promise(resolve => setTimeout(resolve, 1_500));
    await served.kill();
    await terminal.closes();
    await served.startAgain();
  }, 240_000);

  afterAll(async () => {
    await served?.stop();
    await sshd?.stop();
  }, 60_000);

  it('shows the session as ended by failure after it is started again', async () => {
    await until(async () => (await lab.session(session)).state === 'lost');
    await expect(lab.session(session)).resolves.toMatchObject({
      state: 'lost',
      endReason: expect.stringMatching(/^(portal-lost|lost)$/),
    });
  }, 60_000);

  it('leaves a recording that is sealed and verifies', async () => {
    await until(
      async () => (await lab.session(session)).recording?.state === 'sealed',
    );
    const { recording } = await lab.session(session);
    const keys = '/remote-access/public/gateway-keys';
    const { body } = await lab.as('acmeAdmin').must('GET', keys);
    const directory = served.life.environment.WARDROOM_DATA_DIR;
    const file = join(directory, 'recordings/acme', `${recording.id}.wrec`);
    const bytes = new Uint8Array(readFileSync(file));
    const verdict = await verifyRecording(sourceOfBytes(bytes), body.sign);
    expect(verdict).toMatchObject({ state: 'sealed', head: recording.head });
  }, 60_000);

  it('replays it up to the last second', async () => {
    const { recording } = await lab.session(session);
    const { body: entry, cookies } = await lab
      .as('acmeAdmin')
      .must(
        'POST',
        `/remote-access/tenants/acme/recordings/${recording.id}/view`,
        { reason: 'what was done before the failure' },
      );
    const replay = await TestTerminal.open(
      {
        port: Number(new URL(served.life.url).port),
        url: entry.url,
        origin: served.life.url,
        cookie: cookies.join('; '),
      },
      entry.ticket,
    );
    await replay.notice('recording');
    replay.tell({ type: 'read', from: 0, count: 16 });
    await replay.shows('before 42 seconds');
    expect(replay.notices[0]).toMatchObject({ state: 'sealed' });
    replay.cut();
  }, 60_000);

  it('keeps an audit chain that verifies and tells of the failure', async () => {
    const path = '/audit/tenants/acme';
    const told = async () => {
      const { body } = await lab
        .as('acmeAdmin')
        .must('GET', `${path}/events?limit=200`);
      return body.items.map((e: { event: string }) => e.event);
    };
    await until(async () => (await told()).includes('session.failed'));
    expect(await told()).toContain('recording.sealed');
    const { body } = await lab
      .as('acmeAdmin')
      .must('GET', `${path}/chain/verify`);
    expect(body).toMatchObject({ intact: true });
  }, 60_000);
});
