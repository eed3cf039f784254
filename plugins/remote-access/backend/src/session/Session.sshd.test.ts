import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemScope } from '@wardroom/platform-node';
import {
  outboxOf,
  describeWithSshd,
  testScope,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import { sourceOfBytes, verifyRecording } from '@wardroom/remote-access-common';
import { technician } from '../testing/openRemoteAccess';
import { SessionLab } from '../testing/SessionLab';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const { technician: mine } = SessionLab;
const admin = testScope({ ref: 'user:acme/admin', tenants: [tenant] });

describeWithSshd('a session with the real gateway on a real host', () => {
  let lab: SessionLab;
  let opened: SessionLab['opened'];
  let portal: SessionLab['portal'];
  let sshd: Sshd;

  beforeAll(async () => {
    lab = await SessionLab.open();
    ({ opened, portal, sshd } = lab);
  }, 120_000);

  afterAll(() => lab.close(), 60_000);

  // One test that fails takes no place from the others.
  afterEach(() => lab.endAll());

  const ask = () => lab.ask();
  const enter = () => lab.enter();
  const session = (id: string) => lab.session(id);
  const untilSealed = (id: string) => lab.untilSealed(id);

  function fileOf(recording: string): Uint8Array {
    const path = join(opened.dataDir, 'recordings', tenant);
    return new Uint8Array(readFileSync(join(path, `${recording}.wrec`)));
  }

  it('opens, runs commands, ends, and leaves a sealed recording that verifies', async () => {
    const { terminal, session: id } = await enter();
    await expect(session(id)).resolves.toMatchObject({
      ...{ state: 'active', recording: { state: 'writing' } },
    });
    terminal.type('echo "answer $((6 * 7))"\n');
    await terminal.shows('answer 42');
    terminal.tell({ type: 'end' });
    await expect(terminal.notice('ended')).resolves.toMatchObject({
      reason: 'closed',
    });
    const ended = await untilSealed(id);
    expect(ended).toMatchObject({ state: 'ended', endReason: 'closed' });
    const { recording } = ended;
    const signPublicKeys = opened.gateway.identity().sign;
    const verdict = await verifyRecording(
      sourceOfBytes(fileOf(recording?.id as string)),
      signPublicKeys,
    );
    expect(verdict).toMatchObject({ state: 'sealed', head: recording?.head });
    const after = await opened.store.read(everywhere, r =>
      r.targets.get(tenant, lab.target),
    );
    expect(after.hostKeyState).toBe('pinned');
  }, 60_000);

  /** What a recording holds of its target's output, as its replay shows it. */
  async function recordedOutput(id: string): Promise<string> {
    const reason = 'what was done';
    const { url, ticket } = await opened.recordings.view(admin, { id, reason });
    const replay = await TestTerminal.open({ port: portal.port, url }, ticket);
    return replay.replayedOutput();
  }

  it('shows the recording to the customer, as it was', async () => {
    const { terminal, session: id } = await enter();
    terminal.type('echo "seen by $((1 + 1)) people"\n');
    await terminal.shows('seen by 2 people');
    terminal.tell({ type: 'end' });
    await terminal.notice('ended');
    const recording = (await untilSealed(id)).recording?.id as string;
    const reason = 'what was done';
    const entry = await opened.recordings.view(admin, {
      id: recording,
      reason,
    });
    const replay = await TestTerminal.open(
      { port: portal.port, url: entry.url },
      entry.ticket,
    );
    await expect(replay.notice('recording')).resolves.toMatchObject({
      ...{ recording, state: 'sealed' },
    });
    replay.tell({ type: 'read', from: 0, count: 16 });
    await replay.shows('seen by 2 people');
    replay.cut();
  }, 60_000);

  describe('refuses', () => {
    it('a ticket that was used already', async () => {
      const { terminal, ticket, url, session: id } = await enter();
      const second = await TestTerminal.open(
        { port: portal.port, url },
        ticket,
      );
      await expect(second.closes()).resolves.toMatchObject({
        code: 4401,
        reason: expect.stringContaining('not valid'),
      });
      terminal.tell({ type: 'end' });
      await untilSealed(id);
    }, 60_000);

    it('a ticket whose time is over', async () => {
      const { ticket, url, session: id } = await ask();
      const hash = createHash('sha256').update(ticket).digest('base64url');
      await opened.database
        .superuser('remote-access')('tickets')
        .where({ hash })
        .update({ expires_at: new Date() });
      const late = await TestTerminal.open({ port: portal.port, url }, ticket);
      await expect(late.closes()).resolves.toMatchObject({ code: 4401 });
      await opened.sessions.end(mine, { id });
    });

    it('a ticket in the hands of somebody else', async () => {
      const { ticket, url, session: id } = await ask();
      const cookie = `wardroom-browser=${'x'.repeat(43)}`;
      const thief = await TestTerminal.open(
        { port: portal.port, url, cookie },
        ticket,
      );
      await expect(thief.closes()).resolves.toMatchObject({ code: 4401 });
      await opened.sessions.end(mine, { id });
    });

    it('a page of another origin', async () => {
      const { ticket, url, session: id } = await ask();
      const origin = 'https://evil.example';
      const page = await TestTerminal.open(
        { port: portal.port, url, origin },
        ticket,
      );
      await page.closes();
      expect(page.status).toBe(403);
      await opened.sessions.end(mine, { id });
    });

    it.each(['/gw/other/ws', '/gw/', '/elsewhere'])(
      'a WebSocket at %s',
      async url => {
        const lost = new TestTerminal({ port: portal.port, url });
        await lost.closes();
        expect(lost.status).toBe(404);
      },
    );
  });

  it('goes on in the same page when the connection was lost for a moment', async () => {
    const { terminal, url, session: id } = await enter();
    const { resume } = await terminal.notice('ready');
    terminal.cut();
    await until(async () => (await session(id)).browser === 'lost');
    const again = new TestTerminal({ port: portal.port, url });
    await until(() => again.isOpen);
    again.tell({ resume, received: 0, cols: 80, rows: 24 });
    await again.notice('ready');
    again.type('echo "back $((2 * 4))"\n');
    await again.shows('back 8');
    await until(async () => (await session(id)).browser === 'present');
    again.tell({ type: 'end' });
    await expect(untilSealed(id)).resolves.toMatchObject({ state: 'ended' });
  }, 60_000);

  it('ends when the assignment is lost', async () => {
    const { terminal, session: id } = await enter();
    opened.world.assigned.set(technician, []);
    await opened.guard.check();
    const { reason } = await terminal.notice('ended');
    expect(reason).toBe('terminated');
    opened.world.assigned.set(technician, [tenant]);
    await expect(untilSealed(id)).resolves.toMatchObject({
      state: 'terminated',
    });
  }, 60_000);

  it('ends at once when the customer says so, and tells the technician who did', async () => {
    const { terminal, session: id } = await enter();
    const reason = 'not agreed';
    await opened.sessions.terminate(admin, { id, reason });
    await expect(terminal.notice('ended')).resolves.toMatchObject({
      ...{ reason: 'terminated', by: 'user:acme/admin' },
    });
    await untilSealed(id);
  }, 60_000);

  it('is lost with its gateway, which starts again and seals the recording', async () => {
    const { terminal, session: id } = await enter();
    terminal.type(
      'for i in $(seq 2000); do echo "word $i"; sleep 0.02; done\n',
    );
    await terminal.shows('word 20');
    // All that was shown a second before the crash must be there after it, and fifty words take a second.
    const shown = terminal.output;
    const words = [...shown.matchAll(/word (\d+)/g)].length;
    await terminal.shows(`word ${words + 60}`);
    process.kill(opened.gateway.running?.pid as number, 'SIGKILL');
    await terminal.closes();
    const ended = await untilSealed(id);
    expect(ended).toMatchObject({ state: 'lost', endReason: 'lost' });
    await until(() => opened.gateway.running !== undefined);
    const left = await recordedOutput(ended.recording?.id as string);
    expect(left.slice(0, shown.length)).toBe(shown);
    const { terminal: next, session: nextId } = await enter();
    next.tell({ type: 'end' });
    await untilSealed(nextId);
  }, 60_000);

  it('leaves the private key in no file, row, record or log line', async () => {
    const lines = sshd.privateKey.toString().split('\n');
    const canary = lines[Math.floor(lines.length / 2)];
    const knex = opened.database.superuser('remote-access');
    const tables = ['credentials', 'sessions', 'tickets', 'outbox', 'targets'];
    const rows = await Promise.all(tables.map(table => knex(table)));
    const { records } = await outboxOf(opened.database, 'remote-access');
    const files = filesBelow(opened.dataDir).map(f =>
      readFileSync(f, 'latin1'),
    );
    const logged = JSON.stringify(opened.logged());
    for (const place of [JSON.stringify(rows), ...files, logged]) {
      expect(place).not.toContain(canary);
    }
    expect(records.length).toBeGreaterThan(10);
    expect(files.length).toBeGreaterThan(5);
  });
});

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true })
    .map(name => join(directory, String(name)))
    .filter(path => statSync(path).isFile());
}
