import { systemScope } from '@wardroom/platform-node';
import { outboxOf, until } from '@wardroom/platform-test-utils';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');

describe('SessionRecovery', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeEach(async () => {
    opened = await openRemoteAccess();
  }, 60_000);

  afterEach(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const session = (id: string) =>
    opened.store.read(everywhere, r => r.sessions.get(tenant, id));

  it('closes what an earlier run left as ended by failure, with its recording sealed', async () => {
    const left = await seedSession(opened.store, {
      ...{ state: 'active', incarnation: 'before the crash' },
    });
    await startGateway(opened);
    await expect(session(left.id)).resolves.toMatchObject({
      ...{ state: 'lost', endReason: 'lost' },
      recording: { state: 'sealed', truncated: true, chunks: 3 },
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.map(r => r.event)).toEqual([
      'session.failed',
      'recording.sealed',
    ]);
    expect(records[0].sentence).toMatch(/was cut off by a failure/);
  });

  it('leaves a session alone whose ticket may still be used', async () => {
    const waiting = await seedSession(opened.store);
    await startGateway(opened);
    await expect(session(waiting.id)).resolves.toMatchObject({
      state: 'requested',
    });
  });

  it('marks the sessions of a gateway that dies as lost, starts another and seals', async () => {
    await startGateway(opened);
    const incarnation = opened.gateway.incarnation();
    const pid = opened.gateway.running?.pid as number;
    const { id } = await seedSession(opened.store, {
      ...{ state: 'active', incarnation },
    });
    process.kill(pid, 'SIGKILL');
    await until(async () => (await session(id)).state === 'lost');
    await until(() => Boolean(opened.gateway.running));
    expect(opened.gateway.running?.pid).not.toBe(pid);
    await expect(session(id)).resolves.toMatchObject({
      recording: { state: 'sealed' },
    });
  }, 60_000);

  it('sweeps up a session whose end the gateway never told', async () => {
    await startGateway(opened);
    const incarnation = opened.gateway.incarnation();
    const { id } = await seedSession(opened.store, {
      ...{ state: 'terminated', incarnation },
    });
    const knex = opened.database.superuser('remote-access');
    await knex('sessions')
      .where({ id })
      .update({ ended_at: new Date(Date.now() - 60_000) });
    const { running } = opened.gateway;
    if (running) await opened.recovery.sweep(running);
    await expect(session(id)).resolves.toMatchObject({
      ...{ state: 'terminated', recording: { state: 'sealed' } },
    });
  });
});
