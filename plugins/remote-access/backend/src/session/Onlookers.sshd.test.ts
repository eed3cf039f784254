import {
  describeWithSshd,
  outboxOf,
  testScope,
  TestTerminal,
  until,
} from '@wardroom/platform-test-utils';
import { SessionLab } from '../testing/SessionLab';

const tenant = 'acme';
const ref = 'user:acme/admin';
const customer = testScope({ ref, tenants: [tenant] });
const { technician: mine } = SessionLab;

describeWithSshd('a session on a real host', () => {
  let lab: SessionLab;
  let opened: SessionLab['opened'];
  let portal: SessionLab['portal'];

  beforeAll(async () => {
    lab = await SessionLab.open();
    ({ opened, portal } = lab);
    opened.world.assigned.set(ref, [tenant]);
  }, 120_000);

  afterAll(() => lab.close(), 60_000);

  // One test that fails takes no place from the others.
  afterEach(() => lab.endAll());

  /** Looks after the sessions again and again, as its job does. */
  const lookUntilClosed = (terminal: TestTerminal) =>
    until(async () => {
      await opened.guard.check();
      return terminal.closed !== undefined;
    });

  const enter = () => lab.enter();
  const session = (id: string) => lab.session(id);
  const untilSealed = (id: string) => lab.untilSealed(id);

  it('takes a recording away from who sees it when their right to it ends', async () => {
    const { terminal, session: id } = await enter();
    terminal.tell({ type: 'end' });
    const recording = (await untilSealed(id)).recording?.id as string;
    opened.world.rights.set(ref, ['recording.read']);
    const reason = 'what was done';
    const see = async () => {
      const given = await opened.recordings.view(customer, {
        ...{ id: recording, reason },
      });
      const place = { port: portal.port, url: given.url };
      const replay = await TestTerminal.open(place, given.ticket);
      await replay.notice('recording');
      return replay;
    };
    for (const take of [
      () => opened.world.rights.set(ref, []),
      () => opened.world.disabled.add(ref),
    ]) {
      const replay = await see();
      await opened.guard.check();
      expect(replay.isOpen).toBe(true);
      take();
      await lookUntilClosed(replay);
      await expect(replay.closes()).resolves.toMatchObject({ code: 4403 });
      opened.world.rights.set(ref, ['recording.read']);
    }
    opened.world.disabled.delete(ref);
    const { records } = await outboxOf(opened.database, 'remote-access');
    const events = records.filter(r => r.object === id).map(r => r.event);
    expect(events.filter(e => e === 'viewer.dismissed')).toHaveLength(2);
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
      await lookUntilClosed(watcher);
      await expect(watcher.closes()).resolves.toMatchObject({ code: 4403 });
      terminal.type('echo "goes on $((1 + 1))"\n');
      await terminal.shows('goes on 2');
      terminal.tell({ type: 'end' });
      await untilSealed(id);
    }, 60_000);

    it('sends the customer’s people away when the rules let them watch no more', async () => {
      opened.world.rights.set(ref, leadRights);
      const { terminal, session: id } = await enter();
      const { url, ticket } = await opened.live.watch(customer, {
        ...{ id, reason: 'curious' },
      });
      const place = { port: portal.port, url };
      const watcher = await TestTerminal.open(place, ticket);
      await watcher.notice('joined');
      const other = await look(id);
      await untilLife(id, life => JSON.stringify(life).includes(ref));
      const rules = { mayWatch: false };
      await opened.policies.update(customer, { version: 0, rules });
      await expect(watcher.closes()).resolves.toMatchObject({ code: 4403 });
      terminal.type('echo "unseen $((1 + 1))"\n');
      await other.shows('unseen 2');
      await opened.policies.revert(customer, { version: 1 });
      other.cut();
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
});
