import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { sealRecording } from '../session/sealRecording';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { startGateway } from '../testing/startGateway';
import { deleteRecordings } from './deleteRecordings';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const admin = testScope({ ref: 'user:acme/admin', tenants: [tenant] });
const DAY_MS = 86_400_000;
const head = 'h'.repeat(43);

describe('deleteRecordings', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    const knex = opened.database.superuser('remote-access');
    for (const table of ['sessions', 'policies', 'outbox']) {
      await knex(table).delete();
    }
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  /** A sealed recording; its time is over if `over`. */
  async function aRecording(over = true) {
    const session = await seedSession(opened.store, { state: 'ended' });
    const recording = session.recordingId as string;
    await opened.store.transact(everywhere, tx =>
      sealRecording(tx, session, {
        ...{ recording, session: session.id, state: 'sealed', head },
        ...{ durationMs: 1, chunks: 1, bytes: 1, truncated: false },
      }),
    );
    if (over) {
      await opened.database
        .superuser('remote-access')('sessions')
        .where({ id: session.id })
        .update({ recording_keep_until: new Date() });
    }
    return { id: recording, session: session.id };
  }

  const run = () =>
    deleteRecordings(opened).run(everywhere, {}, async () => {});
  const recordingOf = async (session: string) =>
    (await opened.sessions.get(admin, { id: session })).recording;

  it('deletes what was kept long enough, and proves it', async () => {
    const { id, session } = await aRecording();
    await run();
    await expect(recordingOf(session)).resolves.toMatchObject({
      state: 'deleted',
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'recording.deleted', object: id, tenant },
      fields: { session, head, keys: 'destroyed before the file' },
    });
    await expect(
      opened.recordings.view(admin, { id, reason: 'too late' }),
    ).rejects.toThrow('There is nothing of this recording to see');
  });

  it('keeps what was promised when it was sealed, whatever the rules say later', async () => {
    const { session } = await aRecording(false);
    const { keepUntil } = (await recordingOf(session)) as {
      keepUntil: string;
    };
    const days = (Date.parse(keepUntil) - Date.now()) / DAY_MS;
    expect(Math.round(days)).toBe(365);
    await opened.policies.update(admin, {
      ...{ version: 0, rules: { retentionDays: 30 } },
    });
    await run();
    await expect(recordingOf(session)).resolves.toMatchObject({
      ...{ state: 'sealed', keepUntil },
    });
    const later = await aRecording(false);
    const next = await recordingOf(later.session);
    const left = Date.parse(next?.keepUntil as string) - Date.now();
    expect(Math.round(left / DAY_MS)).toBe(30);
  });

  it('keeps what somebody holds, until it is released', async () => {
    const { id, session } = await aRecording();
    const held = await opened.recordings.hold(admin, {
      ...{ id, reason: 'lawsuit' },
    });
    expect(held.recording?.hold).toMatchObject({
      ...{ reason: 'lawsuit', by: 'user:acme/admin' },
    });
    expect(held.allowedActions).toEqual(['release']);
    await run();
    await expect(recordingOf(session)).resolves.toMatchObject({
      state: 'sealed',
    });
    await opened.recordings.release(admin, { id, reason: 'settled' });
    await run();
    await expect(recordingOf(session)).resolves.toMatchObject({
      state: 'deleted',
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['recording.held', 'recording.released']),
    );
  });

  it('holds nothing that is deleted, and nothing twice', async () => {
    const first = await aRecording();
    await run();
    await expect(
      opened.recordings.hold(admin, { id: first.id, reason: 'too late' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const second = await aRecording();
    await opened.recordings.hold(admin, { id: second.id, reason: 'r' });
    await expect(
      opened.recordings.hold(admin, { id: second.id, reason: 'r' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('finishes what a failure left half done', async () => {
    const { session } = await aRecording();
    await opened.database
      .superuser('remote-access')('sessions')
      .where({ id: session })
      .update({ recording_state: 'deleting' });
    await run();
    await expect(recordingOf(session)).resolves.toMatchObject({
      state: 'deleted',
    });
  });

  it('is out of reach for another customer', async () => {
    const { id } = await aRecording();
    const foreign = testScope({
      ref: 'user:globex/admin',
      tenants: ['globex'],
    });
    await expect(
      opened.recordings.hold(foreign, { id, reason: 'r' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
