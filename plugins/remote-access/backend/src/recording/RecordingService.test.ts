import { createHash } from 'node:crypto';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { startGateway } from '../testing/startGateway';
import { sealRecording } from '../session/sealRecording';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const as = (ref: string, holds?: string[]) =>
  testScope({ ref, tenants: [tenant], holds });
const customer = as('user:acme/admin');
const reason = 'For the insurer';

describe('RecordingService.export', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);
  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  /** A recording of a session that is over. */
  async function sealed(): Promise<string> {
    const session = await seedSession(opened.store, { state: 'ended' });
    const recording = session.recordingId as string;
    await opened.store.transact(everywhere, tx =>
      sealRecording(tx, session, {
        ...{ recording, session: session.id, state: 'sealed' },
        ...{ durationMs: 1, chunks: 1, bytes: 1, truncated: false },
      }),
    );
    return recording;
  }

  it('gives a ticket whose file says who took it out and why, on record before', async () => {
    const id = await sealed();
    const { ticket, session } = await opened.recordings.export(customer, {
      ...{ id, form: 'page', reason },
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      ...{ event: 'recording.exported', object: id, severity: 'high' },
      fields: { form: 'page', reason, session },
    });
    const ticketHash = createHash('sha256').update(ticket).digest('base64url');
    await opened.store.transact(everywhere, tx =>
      tx.tickets.redeem({ hash: ticketHash, node: 'one', ip: '' }),
    );
    const stored = await opened.database
      .superuser('remote-access')('tickets')
      .where({ session_id: session })
      .first();
    expect(stored).toMatchObject({
      ...{ kind: 'export', details: { form: 'page', reason } },
    });
  });

  it('keeps recordings in where the rules of the customer say so', async () => {
    const id = await sealed();
    const allowed = async () => {
      const [session] = (await opened.sessions.list(customer, {})).items;
      return session.allowedActions;
    };
    expect(await allowed()).toContain('export');
    const { version } = await opened.policies.get(customer);
    const rules = { mayExport: false };
    await opened.policies.update(customer, { version, rules });
    await expect(
      opened.recordings.export(customer, { id, form: 'page', reason }),
    ).rejects.toThrow(/keep recordings in/);
    expect(await allowed()).not.toContain('export');
    expect(await allowed()).toContain('view');
    await opened.policies.revert(customer, { version: version + 1 });
  });

  it('lets nobody take out what they may only watch, or not even that', async () => {
    const id = await sealed();
    for (const holds of [['recording.read'], ['recording.export'], []]) {
      const viewer = as('user:acme/viewer', holds);
      await expect(
        opened.recordings.export(viewer, { id, form: 'page', reason }),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
  });
});
