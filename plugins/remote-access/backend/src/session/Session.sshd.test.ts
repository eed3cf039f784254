import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@wardroom/platform-common';
import { systemScope } from '@wardroom/platform-node';
import {
  outboxOf,
  describeWithSshd,
  startSshd,
  testScope,
  TestTerminal,
  until,
  type Sshd,
} from '@wardroom/platform-test-utils';
import {
  encodeCredentialSecret,
  sealSecret,
  sourceOfBytes,
  verifyRecording,
} from '@wardroom/remote-access-common';
import { openRemoteAccess, technician } from '../testing/openRemoteAccess';
import { servePortal } from '../testing/servePortal';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const mine = testScope({ ref: technician, tenants: [tenant] });
const admin = testScope({ ref: 'user:acme/admin', tenants: [tenant] });

describeWithSshd('a session with the real gateway on a real host', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let portal: Awaited<ReturnType<typeof servePortal>>;
  let sshd: Sshd;
  let target: string;

  beforeAll(async () => {
    sshd = await startSshd();
    opened = await openRemoteAccess({ gateway: 'real' });
    await startGateway(opened);
    portal = await servePortal(opened.gateway);
    target = await createTarget();
  }, 120_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await portal.close();
    await opened.database.drop();
    await sshd.stop();
  }, 60_000);

  // One test that fails takes no place from the others.
  afterEach(async () => {
    const { items } = await opened.sessions.list(mine, {});
    for (const { id, allowedActions } of items) {
      if (allowedActions.includes('end'))
        await opened.sessions.end(mine, { id });
    }
  });

  async function createTarget(): Promise<string> {
    const boss = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
    const id = newId('crd');
    const sealed = await sealSecret(
      encodeCredentialSecret({
        kind: 'private-key',
        privateKey: new Uint8Array(sshd.privateKey),
      }),
      opened.gateway.identity().seal,
      { purpose: 'credential', tenant, id, version: 1 },
    );
    const kind = 'private-key' as const;
    const label = 'key of the lab';
    await opened.credentials.create(boss, { id, kind, label, sealed });
    const created = await opened.targets.create(boss, {
      ...{ asset: 'ast_web1', name: 'lab', credential: id },
      ...{ host: '127.0.0.1', port: sshd.port, username: sshd.username },
    });
    return created.id;
  }

  async function ask() {
    const stepUp = randomBytes(8).toString('hex');
    opened.world.stepUps.add(stepUp);
    const wish = { target, intervention: 'int_aaaa', stepUp };
    return opened.opening.open(mine, wish);
  }

  async function enter() {
    const entry = await ask();
    const { url } = entry;
    const terminal = await TestTerminal.open(
      { port: portal.port, url },
      entry.ticket,
    );
    await terminal.notice('ready');
    return { terminal, ...entry };
  }

  const session = (id: string) =>
    opened.store.read(everywhere, r => r.sessions.get(tenant, id));

  async function untilSealed(id: string) {
    await until(async () => (await session(id)).recording?.state === 'sealed');
    return session(id);
  }

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
      r.targets.get(tenant, target),
    );
    expect(after.hostKeyState).toBe('pinned');
  }, 60_000);

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

  describe('that others watch', () => {
    const lead = 'user:provider/lead';
    const boss = testScope({ ref: lead, tenants: [tenant] });
    const leadRights = ['session.watch', 'session.take'];

    beforeEach(() => {
      opened.world.assigned.set(lead, [tenant]);
      opened.world.rights.set(lead, leadRights);
    });

    async function look(id: string) {
      const reason = 'learning';
      const entry = await opened.live.watch(boss, { id, reason });
      const { port } = portal;
      const watcher = await TestTerminal.open(
        { port, url: entry.url },
        entry.ticket,
      );
      await watcher.notice('joined');
      return watcher;
    }

    async function untilLife(id: string, fits: (life: object) => boolean) {
      await until(async () => fits((await session(id)).life ?? {}));
    }

    it('shows what was there and what comes, and steers it', async () => {
      const { terminal, session: id } = await enter();
      terminal.type('echo "before $((40 + 2))"\n');
      await terminal.shows('before 42');
      const watcher = await look(id);
      await watcher.shows('before 42');
      await expect(terminal.notice('watchers')).resolves.toMatchObject({
        watchers: [{ person: lead, mode: 'write' }],
      });
      await untilLife(id, life => 'watchers' in life);
      await opened.live.take(boss, { id, reason: 'I show you' });
      await terminal.notice('keyboard');
      watcher.type('echo "by the lead $((40 + 4))"\n');
      await terminal.shows('by the lead 44');
      await untilLife(id, life => 'keyboard' in life);
      await opened.live.take(mine, { id, reason: 'my turn' });
      await opened.live.freeze(boss, { id, reason: 'stop there' });
      await expect(terminal.notice('frozen')).resolves.toMatchObject({
        ...{ frozen: true, by: lead, note: 'stop there' },
      });
      terminal.type('echo not-taken\n');
      await opened.live.message(boss, { id, text: 'Please wait.' });
      await expect(terminal.notice('message')).resolves.toMatchObject({
        ...{ text: 'Please wait.', from: lead },
      });
      expect(terminal.output).not.toContain('not-taken');
      watcher.cut();
      await opened.sessions.terminate(boss, { id, reason: 'enough' });
      await untilSealed(id);
      const { records } = await outboxOf(opened.database, 'remote-access');
      const events = records.filter(r => r.object === id).map(r => r.event);
      for (const event of [
        'session.watched',
        'watcher.joined',
        'session.taken',
        'session.frozen',
        'session.messaged',
        'watcher.left',
        'session.terminated',
      ]) {
        expect(events).toContain(event);
      }
    }, 60_000);

    it('sends away who lost the right, and the session goes on', async () => {
      const { terminal, session: id } = await enter();
      const watcher = await look(id);
      await untilLife(id, life => 'watchers' in life);
      opened.world.rights.set(lead, []);
      await opened.guard.check();
      await expect(watcher.closes()).resolves.toMatchObject({ code: 4403 });
      terminal.type('echo "goes on $((1 + 1))"\n');
      await terminal.shows('goes on 2');
      terminal.tell({ type: 'end' });
      await untilSealed(id);
    }, 60_000);

    it('lets nobody in with a ticket whose right is gone', async () => {
      const { terminal, session: id } = await enter();
      const entry = await opened.live.watch(boss, { id, reason: 'r' });
      opened.world.rights.set(lead, []);
      const { port } = portal;
      const late = await TestTerminal.open(
        { port, url: entry.url },
        entry.ticket,
      );
      await expect(late.closes()).resolves.toMatchObject({ code: 4401 });
      terminal.tell({ type: 'end' });
      await untilSealed(id);
    }, 60_000);
  });

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
    terminal.type('echo "before the crash"\n');
    await terminal.shows('before the crash');
    // The recorder writes at least once in a second.
    await new Promise(resolve => setTimeout(resolve, 1_500));
    process.kill(opened.gateway.running?.pid as number, 'SIGKILL');
    await terminal.closes();
    const ended = await untilSealed(id);
    expect(ended).toMatchObject({ state: 'lost', endReason: 'lost' });
    expect(ended.recording?.chunks).toBeGreaterThan(0);
    await until(() => opened.gateway.running !== undefined);
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
