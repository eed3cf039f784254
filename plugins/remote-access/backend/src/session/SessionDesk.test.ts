import { createHash } from 'node:crypto';
import { systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { SessionEnd } from '@wardroom/remote-access-common';
import { openRemoteAccess, technician } from '../testing/openRemoteAccess';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const key = (letter: string) => ({
  type: 'ssh-ed25519',
  fingerprint: `SHA256:${letter.repeat(43)}`,
});

describe('SessionDesk', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  beforeEach(async () => {
    opened.world.assigned.set(technician, [tenant]);
    const knex = opened.database.superuser('remote-access');
    await knex('sessions').delete();
    opened.world.stepUps.add('fresh-1');
  });

  async function ticketFor(target: string) {
    const scope = testScope({ ref: technician, tenants: [tenant] });
    const wish = { target, intervention: 'int_aaaa', stepUp: 'fresh-1' };
    const { ticket, session } = await opened.opening.open(scope, wish);
    const ticketHash = createHash('sha256').update(ticket).digest('base64url');
    return { session, use: { ticketHash, ip: '192.0.2.7' } };
  }

  const session = (id: string) =>
    opened.store.read(everywhere, r => r.sessions.get(tenant, id));

  const lastRecord = async (event: string) => {
    const { records } = await outboxOf(opened.database, 'remote-access');
    return records.filter(r => r.event === event).at(-1);
  };

  const end = (id: string, more: Partial<SessionEnd> = {}): SessionEnd => ({
    ...{ session: id, reason: 'closed', endedAt: new Date().toISOString() },
    ...{ bytesIn: 1, bytesOut: 2, ...more },
  });

  it('orders a terminal for a ticket: target, sealed credential, rules and the keys of its recording', async () => {
    const target = await seedTarget(opened.store, tenant, { name: 'ordered' });
    const { use, session: id } = await ticketFor(target.id);
    const answer = await opened.desk.handlers.redeem(use);
    expect(answer).toMatchObject({
      accepted: true,
      order: {
        ...{ kind: 'terminal', session: id, tenant, person: technician },
        target: { host: 'web-01', port: 22, username: 'root' },
        credential: {
          context: { purpose: 'credential', tenant, version: 1 },
        },
        hostKeys: [],
        policy: { idleSeconds: 900, graceSeconds: 60 },
        recordingKeys: [{ holder: 'tenant' }, { holder: 'auditor' }],
      },
    });
    await expect(session(id)).resolves.toMatchObject({ state: 'authorised' });
    expect((await lastRecord('session.authorised'))?.fields).toMatchObject({
      ip: '192.0.2.7',
    });
  });

  describe('with a jump host on the way', () => {
    const lead = (target: { id: string }, jump: { id: string }) =>
      opened.database
        .superuser('remote-access')('targets')
        .where({ id: target.id })
        .update({ jumps: JSON.stringify([jump.id]) });

    it('orders the host with its own credential and the key it must show', async () => {
      const jump = await seedTarget(opened.store, tenant, {
        ...{ name: 'jump', pinned: key('J') },
      });
      const target = await seedTarget(opened.store, tenant, { name: 'behind' });
      await lead(target, jump);
      const { use } = await ticketFor(target.id);
      await expect(opened.desk.handlers.redeem(use)).resolves.toMatchObject({
        accepted: true,
        order: {
          jumps: [
            {
              ...{ id: jump.id, host: 'web-01', port: 22, username: 'root' },
              hostKeys: [key('J')],
              credential: { context: { id: jump.credential.id } },
            },
          ],
        },
      });
    });

    it('refuses both the session and its ticket where the key of the host is not confirmed', async () => {
      const target = await seedTarget(opened.store, tenant, { name: 'risky' });
      const { use, session: id } = await ticketFor(target.id);
      const jump = await seedTarget(opened.store, tenant, { name: 'unseen' });
      await lead(target, jump);
      const sentence =
        'The way to risky leads through unseen, whose host key is not confirmed: open a session on unseen first';
      await expect(opened.desk.handlers.redeem(use)).resolves.toEqual({
        ...{ accepted: false, message: sentence },
      });
      await expect(session(id)).resolves.toMatchObject({
        ...{ state: 'refused', endNote: sentence },
      });
      await expect(ticketFor(target.id)).rejects.toThrow(sentence);
    });
  });

  it('refuses a ticket that was used', async () => {
    const target = await seedTarget(opened.store, tenant, { name: 'used' });
    const { use } = await ticketFor(target.id);
    await opened.desk.handlers.redeem(use);
    await expect(opened.desk.handlers.redeem(use)).resolves.toEqual({
      accepted: false,
      message:
        'This ticket is not valid: it was used, came too late or is not yours. Open the session again.',
    });
  });

  it('refuses a ticket to a session that somebody else asked for', async () => {
    const seeded = await seedSession(opened.store);
    const ticketHash = 'x'.repeat(43);
    await opened.store.transact(everywhere, tx =>
      tx.tickets.create({
        ...{ tenant, kind: 'terminal', session: seeded.id, node: 'one' },
        ...{ hash: ticketHash, person: 'user:provider/other' },
      }),
    );
    await expect(
      opened.desk.handlers.redeem({ ticketHash, ip: '' }),
    ).resolves.toMatchObject({ accepted: false });
    expect((await session(seeded.id)).state).not.toBe('authorised');
  });

  it('refuses a ticket where the right was lost after it was given out', async () => {
    const target = await seedTarget(opened.store, tenant, { name: 'late' });
    const { use, session: id } = await ticketFor(target.id);
    opened.world.assigned.set(technician, []);
    await expect(opened.desk.handlers.redeem(use)).resolves.toMatchObject({
      accepted: false,
      message: expect.stringContaining('not assigned'),
    });
    await expect(session(id)).resolves.toMatchObject({
      ...{ state: 'refused', endReason: 'portal-refused' },
    });
  });

  describe('puts files on record', () => {
    const told = {
      ...{ way: 'downloaded' as const, path: '/etc/hosts', bytes: 7 },
      sha256: 'a'.repeat(64),
    };

    it('before they are handed over, and only while the session runs', async () => {
      const { id } = await seedSession(opened.store, { state: 'active' });
      await expect(
        opened.desk.handlers.file({ session: id, file: told }),
      ).resolves.toEqual({ allowed: true });
      expect(await lastRecord('file.downloaded')).toMatchObject({
        object: id,
        fields: { path: '/etc/hosts', bytes: 7, sha256: told.sha256 },
      });
      const over = await seedSession(opened.store, { state: 'ended' });
      await expect(
        opened.desk.handlers.file({ session: over.id, file: told }),
      ).resolves.toEqual({ allowed: false });
      await expect(
        opened.desk.handlers.file({ session: 'ses_nobody', file: told }),
      ).resolves.toEqual({ allowed: false });
    });

    it('with the reason where they did not go through', async () => {
      const { id } = await seedSession(opened.store, { state: 'active' });
      const file = { ...told, sha256: undefined, fault: 'unsafe' as const };
      await opened.desk.handlers.file({ session: id, file });
      expect((await lastRecord('file.refused'))?.fields).toMatchObject({
        ...{
          path: '/etc/hosts',
          reason: 'The file was stopped by the scanner.',
        },
      });
    });
  });

  it('lets typing begin only while the right holds', async () => {
    const head = 'h'.repeat(43);
    const activeAt = new Date().toISOString();
    const good = await seedSession(opened.store, { state: 'authorised' });
    const lost = await seedSession(opened.store, { state: 'authorised' });
    const activate = (id: string) =>
      opened.desk.handlers.activate({ session: id, activeAt, head });
    await expect(activate(good.id)).resolves.toEqual({ allowed: true });
    await expect(activate(good.id)).resolves.toEqual({ allowed: false });
    opened.world.assigned.set(technician, []);
    await expect(activate(lost.id)).resolves.toEqual({ allowed: false });
    await expect(session(good.id)).resolves.toMatchObject({
      state: 'active',
      recording: { state: 'writing', head },
    });
  });

  it('pins the first host key and accepts no other afterwards', async () => {
    const target = await seedTarget(opened.store, tenant, { name: 'pinned' });
    const { id } = await seedSession(opened.store, {
      ...{ state: 'authorised', target },
    });
    const pin = (letter: string) =>
      opened.desk.handlers.pinHostKey({
        ...{ session: id, target: target.id, hostKey: key(letter) },
      });
    const both = await Promise.all([pin('A'), pin('A')]);
    expect(both).toEqual([{ accepted: true }, { accepted: true }]);
    await expect(pin('B')).resolves.toEqual({ accepted: false });
    expect(await lastRecord('hostKey.pinned')).toMatchObject({
      object: target.id,
      fields: { fingerprint: key('A').fingerprint },
    });
  });

  it('keeps a changed host key for comparison and says so loudly', async () => {
    const target = await seedTarget(opened.store, tenant, {
      ...{ name: 'changed', pinned: key('A') },
    });
    const { id } = await seedSession(opened.store, {
      ...{ state: 'authorised', target },
    });
    const hostKey = { presented: key('B'), pinned: [key('A')] };
    await opened.desk.handlers.ended(
      end(id, { reason: 'host-key-changed', hostKey }),
    );
    await expect(session(id)).resolves.toMatchObject({
      ...{ state: 'refused', hostKey },
    });
    const after = await opened.store.read(everywhere, r =>
      r.targets.get(tenant, target.id),
    );
    expect(after).toMatchObject({
      ...{ hostKeyState: 'changed', presented: key('B') },
    });
    await expect(lastRecord('hostKey.changed')).resolves.toMatchObject({
      severity: 'critical',
    });
  });

  it('puts the end of a session and of its recording on record, once', async () => {
    const seeded = await seedSession(opened.store, { state: 'active' });
    const { id } = seeded;
    const told = end(id, {
      activeAt: seeded.activeAt,
      recording: {
        ...{ recording: seeded.recordingId as string, session: id },
        ...{ state: 'sealed', durationMs: 61_000, chunks: 7, bytes: 900 },
        ...{ head: 'z'.repeat(43), truncated: false },
      },
    });
    await opened.desk.handlers.ended(told);
    await opened.desk.handlers.ended(told);
    await expect(session(id)).resolves.toMatchObject({
      ...{ state: 'ended', endReason: 'closed' },
      recording: {
        ...{ state: 'sealed', durationMs: 61_000, head: 'z'.repeat(43) },
        verifiedAt: expect.any(String),
      },
    });
    const { records } = await outboxOf(opened.database, 'remote-access');
    const about = records.filter(r => JSON.stringify(r).includes(id));
    expect(about.map(r => r.event)).toEqual([
      'session.ended',
      'recording.sealed',
    ]);
  });

  it('leaves a session ended as it was ended, whatever the gateway tells later', async () => {
    const { id } = await seedSession(opened.store, { state: 'terminated' });
    await opened.desk.handlers.ended(end(id, { reason: 'closed' }));
    await expect(session(id)).resolves.toMatchObject({ state: 'terminated' });
  });

  it('forgets what it is told of sessions that do not exist', async () => {
    await expect(
      opened.desk.handlers.ended(end('ses_nowhere')),
    ).resolves.toEqual({});
  });

  it('lets a lost browser come back with its own proof only', async () => {
    const { id } = await seedSession(opened.store, {
      ...{ state: 'active', proof: 'mine' },
    });
    const resume = (browser?: string) =>
      opened.desk.handlers.resume({ session: id, ip: '', browser });
    await expect(resume('mine')).resolves.toEqual({ allowed: true });
    await expect(resume('theirs')).resolves.toEqual({ allowed: false });
    await expect(resume()).resolves.toEqual({ allowed: false });
    const over = await seedSession(opened.store, {
      ...{ state: 'ended', proof: 'mine' },
    });
    await expect(
      opened.desk.handlers.resume({
        session: over.id,
        ip: '',
        browser: 'mine',
      }),
    ).resolves.toEqual({ allowed: false });
    opened.world.disabled.add(technician);
    await expect(resume('mine')).resolves.toEqual({ allowed: false });
    opened.world.disabled.clear();
  });

  it('asks again for the seal of a recording that the disk did not take', async () => {
    const seeded = await seedSession(opened.store, { state: 'active' });
    const { id, activeAt } = seeded;
    const recording = {
      ...{ recording: seeded.recordingId as string, session: id },
      ...{ durationMs: 61_000, chunks: 7, bytes: 900, truncated: false },
    };
    const reason = 'recorder-failed' as const;
    await opened.desk.handlers.ended(
      end(id, {
        ...{ activeAt, reason, recording: { ...recording, state: 'unsealed' } },
      }),
    );
    await expect(session(id)).resolves.toMatchObject({
      recording: { state: 'writing' },
    });
    const unsealed = await opened.store.read(everywhere, r =>
      r.sessions.unsealed('one'),
    );
    expect(unsealed.map(s => s.id)).toContain(id);
  });

  it('puts on record that a session goes on without a recording', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    await opened.desk.handlers.unrecorded({ session: id });
    await expect(lastRecord('session.unrecorded')).resolves.toMatchObject({
      ...{ object: id, severity: 'critical' },
    });
  });

  it('notes the presence of a browser and the growth of a recording', async () => {
    const { id, recordingId } = await seedSession(opened.store, {
      state: 'active',
    });
    await opened.desk.handlers.presence({ session: id, browser: 'lost' });
    await opened.desk.handlers.checkpoint({
      ...{ session: id, recording: recordingId as string },
      ...{ chunks: 12, bytes: 4711, head: 'c'.repeat(43) },
    });
    await expect(session(id)).resolves.toMatchObject({
      browser: 'lost',
      recording: { chunks: 12, bytes: 4711, head: 'c'.repeat(43) },
    });
    await expect(lastRecord('session.checkpointed')).resolves.toMatchObject({
      ...{ object: id, severity: 'low' },
    });
  });

  it('orders a replay with the key of the viewer: the company’s for its people, the auditors’ for staff', async () => {
    const target = await seedTarget(opened.store, tenant, { name: 'replayed' });
    const { use, session: id } = await ticketFor(target.id);
    await opened.desk.handlers.redeem(use);
    const holders = await Promise.all(
      ['user:acme/admin', 'user:provider/lead'].map(async person => {
        const hash = createHash('sha256').update(person).digest('base64url');
        await opened.store.transact(everywhere, tx =>
          tx.tickets.create({
            ...{ tenant, session: id, person, hash, node: 'one' },
            kind: 'replay',
          }),
        );
        const answer = await opened.desk.handlers.redeem({
          ...{ ticketHash: hash, ip: '' },
        });
        return answer.accepted && answer.order.kind === 'replay'
          ? answer.order.key.context.tenant
          : undefined;
      }),
    );
    expect(holders).toEqual(['acme', 'provider']);
  });
});
