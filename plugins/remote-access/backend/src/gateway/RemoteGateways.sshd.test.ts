import { readFileSync } from 'node:fs';
import {
  describeWithSshd,
  outboxOf,
  testScope,
  until,
  type TestTerminal,
} from '@wardroom/platform-test-utils';
import { sourceOfBytes, verifyRecording } from '@wardroom/remote-access-common';
import { NodesLab } from '../testing/NodesLab';

const { admin, technician } = NodesLab;
const customer = testScope({ ref: 'user:acme/admin', tenants: ['acme'] });
const reason = 'maintenance of the machine';

type Portal = Awaited<ReturnType<NodesLab['startPortal']>>;

describeWithSshd('gateways that are programs of their own', () => {
  let lab: NodesLab;
  let portal: Portal;
  let second: Portal;

  beforeAll(async () => {
    lab = await NodesLab.open('one', 'two');
    portal = await lab.startPortal();
    second = await lab.startPortal();
  }, 240_000);

  afterAll(() => lab?.close(), 120_000);

  // One test that fails takes no place from the others.
  afterEach(async () => {
    const { items } = await portal.sessions.list(technician, {});
    for (const { id, allowedActions } of items) {
      if (!allowedActions.includes('end')) continue;
      // Its end may be under way.
      await portal.sessions.end(technician, { id }).catch(() => {});
    }
  });

  const echo = async (terminal: TestTerminal, word: string) => {
    terminal.type(`echo "${word} $((40 + 2))"\n`);
    await terminal.shows(`${word} 42`);
  };

  const leave = async (terminal: TestTerminal, id: string) => {
    terminal.tell({ type: 'end' });
    await terminal.closes();
    await until(
      async () => (await lab.session(portal, id)).recording?.state === 'sealed',
    );
  };

  const recordingOn = async (name: string) => {
    const { items } = await portal.sessions.list(technician, {});
    const all = await Promise.all(
      items.map(({ id }) => lab.session(portal, id)),
    );
    return all.find(s => s.node === name && s.recording?.state === 'sealed')
      ?.recording;
  };

  it('are not used before somebody compared their keys', async () => {
    await lab.untilState(portal, 'one', 'new');
    await lab.untilState(portal, 'two', 'new');
    expect(portal.gateway.runs).toEqual([]);
    expect(() => portal.gateway.identity()).toThrow(
      /No gateway can be reached/,
    );
    const fingerprint = lab.node('two').fingerprint;
    await expect(
      portal.gateways.approve(admin, { name: 'one', fingerprint }),
    ).rejects.toThrow(/compare it with what the gateway itself says/);
  }, 60_000);

  it('get the keys of the group from each other, through a portal that cannot read them', async () => {
    await lab.approve(portal, 'one');
    await lab.approve(second, 'two');
    await lab.ready(portal, 'one', 'two');
    await lab.ready(second, 'one', 'two');
    const [one, two] = portal.gateway.runs.map(({ identity }) => identity);
    expect(two.opens).toEqual(one.opens);
    expect(two.sign).not.toEqual(one.sign);
    const { records } = await outboxOf(lab.database, 'remote-access');
    expect(records.map(r => r.event)).toEqual(
      expect.arrayContaining(['gateway.approved', 'gatewayKey.shared']),
    );
  }, 60_000);

  it('share sessions evenly, and each takes only its own tickets', async () => {
    const first = await lab.enter(portal);
    const other = await lab.ask(second);
    const [here, there] = [lab.nodeOf(first), lab.nodeOf(other)];
    expect([here, there].sort()).toEqual(['one', 'two']);
    const wrong = await lab.come(here, other);
    await expect(wrong.closes()).resolves.toMatchObject({ code: 4401 });
    const right = await lab.come(there, other);
    await right.notice('ready');
    await echo(first.terminal, 'first');
    await echo(right, 'second');
    // Whichever portal is asked: both reach both.
    await second.sessions.end(technician, { id: first.session });
    await portal.sessions.end(technician, { id: other.session });
    await first.terminal.closes();
    await right.closes();
  }, 60_000);

  it('keep sessions while no portal is there, tell what happened, and obey again', async () => {
    const { terminal, session } = await lab.enter(portal);
    await portal.close();
    await second.close();
    await echo(terminal, 'alone');
    await expect(
      lab.come('one', { ticket: 'a'.repeat(43) }).then(t => t.closes()),
    ).resolves.toMatchObject({ code: 4401 });
    portal = await lab.startPortal();
    second = await lab.startPortal();
    await lab.ready(portal, 'one', 'two');
    await lab.ready(second, 'one', 'two');
    await expect(lab.session(portal, session)).resolves.toMatchObject({
      state: 'active',
    });
    await until(async () => {
      const { items } = await portal.commands.search(technician, {
        ...{ session, limit: 10 },
      });
      return items.some(({ text }) => text.includes('alone'));
    });
    await echo(terminal, 'again');
    await second.sessions.end(technician, { id: session });
    await expect(terminal.closes()).resolves.toMatchObject({ code: 1000 });
  }, 120_000);

  it('tell how sessions ended while no portal was there', async () => {
    const { terminal, session } = await lab.enter(portal);
    await portal.close();
    await second.close();
    terminal.tell({ type: 'end' });
    await terminal.closes();
    portal = await lab.startPortal();
    await until(
      async () =>
        (await lab.session(portal, session)).recording?.state === 'sealed',
      60,
    );
    await expect(lab.session(portal, session)).resolves.toMatchObject({
      ...{ state: 'ended', endReason: 'closed' },
    });
    second = await lab.startPortal();
    await lab.ready(portal, 'one', 'two');
    await lab.ready(second, 'one', 'two');
  }, 120_000);

  it('are drained: people are told, new sessions go elsewhere, and what is left is ended', async () => {
    const { terminal, session, url } = await lab.enter(portal);
    const name = lab.nodeOf({ url });
    await portal.gateways.drain(admin, { name, minutes: 5, reason });
    await expect(terminal.notice('message')).resolves.toMatchObject({
      text: expect.stringContaining('stopped for maintenance in 5 minutes'),
    });
    await expect(lab.listed(second, name)).resolves.toMatchObject({
      ...{ state: 'draining', allowedActions: ['undrain'] },
    });
    const elsewhere = await lab.enter(second);
    expect(lab.nodeOf(elsewhere)).not.toBe(name);
    await leave(elsewhere.terminal, elsewhere.session);
    await second.gateways.undrain(admin, { name });
    await lab.untilState(portal, name, 'up');
    await echo(terminal, 'goes on');
    await portal.gateways.drain(admin, { name, minutes: 0, reason });
    await terminal.closes();
    await until(
      async () =>
        (await lab.session(portal, session)).recording?.state === 'sealed',
    );
    await portal.gateways.undrain(admin, { name });
    await lab.untilState(portal, name, 'up');
  }, 120_000);

  it('lose their own sessions and nobody else’s when one is killed, up to the last second', async () => {
    const first = await lab.enter(portal);
    const other = await lab.enter(portal);
    const name = lab.nodeOf(first);
    await echo(first.terminal, 'before');
    // The recorder writes at least once in a second: up to then everything must be there later.
    await new Promise(resolve => {
      setTimeout(resolve, 1_500);
    });
    await lab.node(name).end('SIGKILL');
    await first.terminal.closes();
    await lab.untilState(portal, name, 'lost');
    await expect(lab.session(portal, first.session)).resolves.toMatchObject({
      ...{ state: 'lost', endReason: 'lost' },
    });
    await echo(other.terminal, 'untouched');
    await lab.node(name).start();
    await lab.ready(portal, name);
    await until(
      async () =>
        (await lab.session(portal, first.session)).recording?.state ===
        'sealed',
    );
    const { recording } = await lab.session(portal, first.session);
    const file = lab.node(name).recordingOf('acme', recording?.id ?? '');
    const { sign } = await portal.recordings.gatewayKeys();
    const verdict = await verifyRecording(
      sourceOfBytes(new Uint8Array(readFileSync(file))),
      sign,
    );
    expect(verdict).toMatchObject({ state: 'sealed', head: recording?.head });
    await echo(other.terminal, 'still');
    await leave(other.terminal, other.session);
    const { records } = await outboxOf(lab.database, 'remote-access');
    expect(records.map(r => r.event)).toContain('gateway.lost');
  }, 240_000);

  it('get new keys and destroy old ones together, those that were away when they are back', async () => {
    const before = portal.gateway.identity().seal.kid;
    const recording = await recordingOn('two');
    await lab.node('two').end();
    const id = recording?.id ?? '';
    await until(async () =>
      portal.recordings.view(customer, { id, reason }).then(
        () => false,
        error => /lies on the gateway two, which is away/.test(error.message),
      ),
    );
    await portal.gatewayKeys.rotate(admin);
    await portal.reseal.run();
    await portal.gatewayKeys.destroy(admin, { kid: before, reason });
    await lab.node('two').start();
    await lab.ready(portal, 'one', 'two');
    const { opens } = portal.gateway.at('one').identity;
    expect(opens).not.toContain(before);
    await until(() => {
      const two = portal.gateway.runs.find(({ node }) => node === 'two');
      return two?.identity.opens.join() === opens.join();
    }, 60);
    const { terminal, session } = await lab.enter(portal);
    await echo(terminal, 'with the new key');
    await leave(terminal, session);
  }, 120_000);

  it('go on while the database is away, take nobody new, and heal without a restart', async () => {
    const { terminal, session } = await lab.enter(portal);
    await lab.database.setReachable(false);
    await echo(terminal, 'without a database');
    await expect(lab.ask(portal)).rejects.toThrow();
    await lab.database.setReachable(true);
    await lab.ready(portal, 'one', 'two');
    await expect(lab.session(portal, session)).resolves.toMatchObject({
      state: 'active',
    });
    await leave(terminal, session);
  }, 120_000);
});
