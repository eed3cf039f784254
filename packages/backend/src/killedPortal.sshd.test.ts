/** @jest-environment node */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeWithSshd,
  giveCertificates,
  NodeProgram,
  startSshd,
  until,
  type Sshd,
  type TestTerminal,
} from '@wardroom/platform-test-utils';
import { sourceOfBytes, verifyRecording } from '@wardroom/remote-access-common';
import { RemoteLab } from './testing/RemoteLab';
import { ServedLab } from './testing/ServedLab';

const gateways = '/remote-access/gateways';

/** Talks all the time, and answers every line that is typed. */
const talker =
  'i=0; (while sleep 0.1; do echo "tick <$((i += 1))>"; done) & while read -r key; do echo "key <$key>"; done\n';

const counted = (text: string, word: string) =>
  [...text.matchAll(new RegExp(`${word} <(\\d+)>`, 'g'))].map(([, n]) =>
    Number(n),
  );
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describeWithSshd('portals and gateways that are killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wardroom-killed-'));
  let sshd: Sshd;
  let node: NodeProgram;
  let served: ServedLab;
  let lab: RemoteLab;
  let kept: Awaited<ReturnType<RemoteLab['enter']>>;
  let left: typeof kept;
  let lost: typeof kept;
  let typed = 0;

  const type = (terminal: TestTerminal) => terminal.type(`${(typed += 1)}\n`);

  const enter = async () => {
    await served.freshen();
    return lab.enter({ cookie: served.life.cookie });
  };

  const sealed = async (id: string) => {
    const isSealed = async () =>
      (await lab.session(id)).recording?.state === 'sealed';
    await until(isSealed, 60);
    return lab.session(id);
  };

  const verdictOn = async (recording: string) => {
    const keys = '/remote-access/public/gateway-keys';
    const { body } = await lab.as('acmeAdmin').must('GET', keys);
    const bytes = readFileSync(node.recordingOf('acme', recording));
    return verifyRecording(sourceOfBytes(new Uint8Array(bytes)), body.sign);
  };

  /** What is on record of one session. */
  const audited = async (id: string): Promise<string[]> => {
    const path = '/audit/tenants/acme/events?limit=200';
    const { body } = await lab.as('acmeAdmin').must('GET', path);
    return body.items
      .filter((e: object) => JSON.stringify(e).includes(id))
      .map((e: { event: string }) => e.event);
  };

  const stateOfGateway = async () => {
    const { body } = await lab.as('superAdmin').must('GET', gateways);
    return body.items[0]?.state;
  };

  beforeAll(async () => {
    sshd = await startSshd();
    giveCertificates(folder, 'portal', 'one');
    node = await NodeProgram.prepare(folder, 'one');
    const { host, port } = node.place;
    const [, portal] = await Promise.all([
      node.start(),
      ServedLab.start({
        APP_CONFIG_remoteAccess_gateways: JSON.stringify({
          nodes: [{ name: 'one', address: `${host}:${port}` }],
          certificate: join(folder, 'portal.crt'),
          key: join(folder, 'portal.key'),
          authority: join(folder, 'authority.crt'),
        }),
      }),
    ]);
    served = portal;
    const door = { port: node.port, origin: 'http://localhost:7007' };
    lab = new RemoteLab(served.life.url, served.life.tokens, door);
    await until(async () => (await stateOfGateway()) === 'new', 60);
    await lab.as('superAdmin').must('POST', `${gateways}/one/approve`, {
      fingerprint: node.fingerprint,
    });
    await until(async () => (await stateOfGateway()) === 'up', 60);
    await lab.prepare(sshd);
    kept = await enter();
    left = await enter();
    lost = await enter();
  }, 240_000);

  afterAll(async () => {
    await served?.stop();
    await node?.end();
    await sshd?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('leave a session alone when the portal is killed: not a key of it is lost', async () => {
    const { terminal, id } = kept;
    const [portal, gateway] = [served.pid, node.pid];
    terminal.type(talker);
    await terminal.shows('tick <5>');
    while (typed < 20) type(terminal);
    await served.kill();
    await expect(fetch(served.life.url)).rejects.toThrow();
    while (typed < 40) type(terminal);
    await terminal.shows('key <40>');
    left.terminal.type('exit\n');
    await left.terminal.closes();
    let isThere = false;
    const there = served.startAgain().finally(() => {
      isThere = true;
    });
    while (!isThere) {
      type(terminal);
      const next = counted(terminal.output, 'tick').length + 1;
      await terminal.shows(`tick <${next}>`);
    }
    await there;
    for (let more = 0; more < 20; more += 1) type(terminal);
    await terminal.shows(`key <${typed}>`);
    expect(counted(terminal.output, 'key')).toEqual(upTo(typed));
    expect(served.pid).not.toBe(portal);
    expect(node.pid).toBe(gateway);
    await expect(lab.session(id)).resolves.toMatchObject({ state: 'active' });
  }, 180_000);

  it('have the next portal record how a session ended while there was none', async () => {
    await expect(sealed(left.id)).resolves.toMatchObject({
      ...{ state: 'ended', endReason: 'remote-closed' },
    });
  }, 90_000);

  it('have the next portal record the end of the session that lived through it, and all of it is there', async () => {
    const { terminal, id } = kept;
    terminal.tell({ type: 'end' });
    await terminal.closes();
    const { recording, ...session } = await sealed(id);
    expect(session).toMatchObject({ state: 'ended', endReason: 'closed' });
    await expect(verdictOn(recording.id)).resolves.toMatchObject({
      ...{ state: 'sealed', head: recording.head },
    });
    const output = await lab.recordedOutput(recording.id);
    expect(counted(output, 'key')).toEqual(upTo(typed));
    const ticks = counted(output, 'tick');
    expect(ticks).toEqual(upTo(ticks.length));
    expect(ticks.length).toBeGreaterThanOrEqual(
      counted(terminal.output, 'tick').length,
    );
  }, 90_000);

  it('lose the gateway’s own sessions when that is killed, while the portal goes on answering', async () => {
    const { terminal, id } = lost;
    terminal.type('echo "before $((40 + 2))"\n');
    await terminal.shows('before 42');
    // The recorder writes at least once in a second: up to then everything must be there later.
    await new Promise(resolve => {
      setTimeout(resolve, 1_500);
    });
    const portal = served.pid;
    await node.end('SIGKILL');
    await terminal.closes();
    const { recording } = await lab.session(kept.id);
    const view = `/remote-access/tenants/acme/recordings/${recording.id}/view`;
    const viewed = async () => {
      const reason = 'what was done';
      return lab.as('acmeAdmin').ask('POST', view, { reason });
    };
    await until(async () => (await viewed()).status === 503);
    await node.start();
    const session = await sealed(id);
    expect(session).toMatchObject({ state: 'lost', endReason: 'lost' });
    await expect(verdictOn(session.recording.id)).resolves.toMatchObject({
      ...{ state: 'sealed', head: session.recording.head },
    });
    await until(async () => (await viewed()).status !== 503, 60);
    await expect(lab.recordedOutput(session.recording.id)).resolves.toContain(
      'before 42',
    );
    expect([served.pid, served.isAlive]).toEqual([portal, true]);
  }, 120_000);

  it('leave an audit chain that verifies and tells each end once', async () => {
    const ends = ['session.ended', 'session.failed', 'recording.sealed'];
    const endsOf = async ({ id }: typeof kept) =>
      (await audited(id)).filter(event => ends.includes(event)).sort();
    await until(async () => (await endsOf(lost)).length === 2);
    await expect(endsOf(kept)).resolves.toEqual([
      ...['recording.sealed', 'session.ended'],
    ]);
    await expect(endsOf(left)).resolves.toEqual([
      ...['recording.sealed', 'session.ended'],
    ]);
    await expect(endsOf(lost)).resolves.toEqual([
      ...['recording.sealed', 'session.failed'],
    ]);
    const { body } = await lab
      .as('acmeAdmin')
      .must('GET', '/audit/tenants/acme/chain/verify');
    expect(body).toMatchObject({ intact: true });
  }, 60_000);
});
