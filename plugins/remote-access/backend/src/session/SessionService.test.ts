import { createHash } from 'node:crypto';
import { makeScope, systemScope } from '@wardroom/platform-node';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import {
  newWorld,
  openRemoteAccess,
  technician,
} from '../testing/openRemoteAccess';
import { sealRecording } from './sealRecording';
import { seedSession } from '../testing/seedSession';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const everywhere = systemScope('remote-access', '*');
const as = (ref: string, holds?: string[]) =>
  testScope({ ref, tenants: [tenant], holds });
const mine = as(technician);
const customer = as('user:acme/admin');

describe('SessionService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let target: string;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    Object.assign(opened.world, newWorld());
    const knex = opened.database.superuser('remote-access');
    for (const table of ['sessions', 'targets', 'credentials', 'outbox']) {
      await knex(table).delete();
    }
    ({ id: target } = await seedTarget(opened.store));
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const open = (stepUp = 'fresh-1', more: object = {}) =>
    opened.opening.open(mine, {
      ...{ target, intervention: 'int_aaaa', stepUp, ...more },
    });

  it('opens a session for a request, with a ticket that is good for seconds', async () => {
    const entry = await open();
    expect(entry.url).toBe('/gw/one/ws');
    expect(entry.ticket).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const seconds = (Date.parse(entry.expiresAt) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(10);
    expect(seconds).toBeLessThanOrEqual(30);
    const session = await opened.sessions.get(mine, { id: entry.session });
    expect(session).toMatchObject({
      ...{ state: 'requested', person: technician, reason: 'Disk is full' },
      intervention: { id: 'int_aaaa', key: 'ACME-1' },
      allowedActions: ['end', 'terminate'],
    });
  });

  it('says on record who opens what for which request, and nothing of the ticket', async () => {
    const { ticket, session } = await open();
    const { records } = await outboxOf(opened.database, 'remote-access');
    const record = records.find(r => r.event === 'session.opened');
    expect(record).toMatchObject({ tenant, object: session, severity: 'high' });
    expect(record?.sentence).toBe(
      `${technician} asked to open a session on web-01 as root for ACME-1: Disk is full. Everything was checked, and the way is open for seconds`,
    );
    expect(JSON.stringify(records)).not.toContain(ticket);
  });

  describe('refuses to open', () => {
    const refusals: [string, () => void, string | RegExp][] = [
      [
        'for somebody who is not assigned any more',
        () => opened.world.assigned.set(technician, ['globex']),
        /not assigned to this customer/,
      ],
      [
        'for a disabled account',
        () => opened.world.disabled.add(technician),
        /account of the technician is disabled/,
      ],
      [
        'for a request that is not in work',
        () => change({ open: false }),
        'ACME-1 is not open: sessions need a request in work',
      ],
      [
        'for the request of a colleague',
        () => change({ assignee: 'user:provider/other' }),
        'ACME-1 is not assigned to the technician',
      ],
      [
        'for a request that does not exist',
        () => opened.world.purposes.clear(),
        /request does not exist/,
      ],
    ];

    function change(fact: object) {
      const before = opened.world.purposes.get('acme/int_aaaa');
      const after = { ...before, ...fact } as never;
      opened.world.purposes.set('acme/int_aaaa', after);
    }

    it.each(refusals)('%s', async (_, make, sentence) => {
      make();
      await expect(open()).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(open()).rejects.toThrow(sentence);
      // The code that was typed is not lost to a request that could not succeed.
      expect(opened.world.stepUps.has('fresh-1')).toBe(true);
    });

    it('without a step-up ticket that is fresh', async () => {
      await expect(open('used-before')).rejects.toThrow(
        'stepUp: is not valid any more; confirm with a new one-time code',
      );
    });

    it('a second time with the same step-up ticket', async () => {
      await open('fresh-1');
      await expect(open('fresh-1')).rejects.toThrow(/^stepUp: /);
    });

    it('a target of another tenant', async () => {
      const foreign = await seedTarget(opened.store, 'globex');
      await expect(
        open('fresh-1', { target: foreign.id }),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('a target whose host key changed', async () => {
      await opened.store.transact(everywhere, async tx => {
        const found = await tx.targets.get(tenant, target);
        const fingerprint = `SHA256:${'B'.repeat(43)}`;
        await tx.targets.meet(found, { type: 'ssh-ed25519', fingerprint });
      });
      await expect(open()).rejects.toThrow(/showed another host key/);
    });

    it('more sessions than a person may have', async () => {
      await open('fresh-1');
      await open('fresh-2');
      await expect(open('fresh-3')).rejects.toThrow(
        'You have 2 sessions open, which is as many as may be: end one first',
      );
    });

    it('while no gateway runs', async () => {
      const stopped = await openRemoteAccess();
      const wish = { target, intervention: 'int_aaaa', stepUp: 'fresh-1' };
      await expect(stopped.opening.open(mine, wish)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      await stopped.database.drop();
    });
  });

  it('binds the ticket to the browser that asked for it', async () => {
    let cookie = '';
    const http = {
      cookie: () => undefined,
      setCookie: (header: string) => {
        cookie = header;
      },
    };
    const entry = await opened.opening.open(
      makeScope({ actor: { ref: technician }, tenants: [tenant], http }),
      { target, intervention: 'int_aaaa', stepUp: 'fresh-1' },
    );
    expect(cookie).toMatch(
      /^wardroom-browser=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Strict$/,
    );
    const value = cookie.slice('wardroom-browser='.length, cookie.indexOf(';'));
    const hash = (text: string) =>
      createHash('sha256').update(text).digest('base64url');
    const redeem = (browser?: string) =>
      opened.desk.handlers.redeem({
        ...{ ticketHash: hash(entry.ticket), ip: '127.0.0.1', browser },
      });
    await expect(redeem(hash('thief'))).resolves.toMatchObject({
      accepted: false,
    });
    await expect(redeem()).resolves.toMatchObject({ accepted: false });
    await expect(redeem(hash(value))).resolves.toMatchObject({
      accepted: true,
    });
  });

  it('lets the customer end a session, at once and on record', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const ended = await opened.sessions.terminate(customer, {
      ...{ id, reason: 'not agreed with us' },
    });
    expect(ended).toMatchObject({
      ...{ state: 'terminated', endReason: 'terminated' },
      ...{ endedBy: 'user:acme/admin', endNote: 'not agreed with us' },
    });
    const { records, events } = await outboxOf(
      opened.database,
      'remote-access',
    );
    expect(records.at(-1)?.sentence).toBe(
      `user:acme/admin ended the session of ${technician} on web-01 as root: not agreed with us`,
    );
    expect(events.at(-1)).toMatchObject({ type: 'session.ended', id });
  });

  it('lets one of two who end it at once win', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    const results = await Promise.allSettled([
      opened.sessions.terminate(customer, { id, reason: 'one' }),
      opened.sessions.terminate(customer, { id, reason: 'two' }),
    ]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('tells that a session is over where somebody ends it again', async () => {
    const { id } = await seedSession(opened.store, { state: 'ended' });
    await expect(
      opened.sessions.terminate(customer, { id, reason: 'late' }),
    ).rejects.toThrow(/is over already/);
  });

  it('lets technicians mark and end their own sessions only', async () => {
    const { id } = await seedSession(opened.store, {
      ...{ state: 'active', person: 'user:provider/other' },
    });
    const own = as(technician, ['session.mark', 'session.end']);
    await expect(
      opened.sessions.mark(own, { id, label: 'here' }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(opened.sessions.end(own, { id })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('puts a marked moment on record', async () => {
    const { id } = await seedSession(opened.store, { state: 'active' });
    await opened.sessions.mark(mine, { id, label: 'before the restart' });
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      event: 'session.marked',
      fields: { label: 'before the restart' },
    });
  });

  it('gives a ticket for the replay of a sealed recording, on record before anything is shown', async () => {
    const session = await seedSession(opened.store, { state: 'ended' });
    const recording = session.recordingId as string;
    const view = { id: recording, reason: 'quality check' };
    await expect(opened.recordings.view(customer, view)).rejects.toThrow(
      /still being written/,
    );
    await opened.store.transact(everywhere, tx =>
      sealRecording(tx, session, {
        ...{ recording, session: session.id, state: 'sealed' },
        ...{ durationMs: 1, chunks: 1, bytes: 1, truncated: false },
      }),
    );
    await opened.recordings.view(customer, view);
    const { records } = await outboxOf(opened.database, 'remote-access');
    expect(records.at(-1)).toMatchObject({
      event: 'recording.viewed',
      object: recording,
      fields: { reason: 'quality check', session: session.id },
    });
  });

  it('finds sessions by state, person and time, the latest first', async () => {
    const first = await seedSession(opened.store, { state: 'ended' });
    const second = await seedSession(opened.store, { state: 'active' });
    const ids = async (filter: object) =>
      (await opened.sessions.list(mine, filter)).items.map(s => s.id);
    await expect(ids({})).resolves.toEqual([second.id, first.id]);
    await expect(ids({ state: ['active'] })).resolves.toEqual([second.id]);
    await expect(ids({ person: 'user:provider/other' })).resolves.toEqual([]);
    await expect(ids({ until: first.requestedAt })).resolves.toEqual([]);
    await expect(ids({ intervention: 'int_bbbb' })).resolves.toEqual([]);
  });
});
