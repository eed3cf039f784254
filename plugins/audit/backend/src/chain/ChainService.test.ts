import type { ChainVerification } from '@wardroom/audit-common';
import { outboxOf } from '@wardroom/platform-test-utils';
import {
  acme,
  appendMany,
  globex,
  openAudit,
  tamper,
  type OpenAudit,
} from '../testing/openAudit';

let audit: OpenAudit;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());
beforeEach(async () => {
  await audit.empty();
  await appendMany(audit.store, 12);
  await audit.checkpoints.seal(acme());
  await appendMany(audit.store, 13);
  await audit.checkpoints.seal(acme());
});

/** All stretches, up to the first fault. */
async function verifyAll(): Promise<ChainVerification & { stretches: number }> {
  let after: number | undefined = 0;
  const sum = { events: 0, checkpoints: 0, stretches: 0 };
  for (;;) {
    const verdict: ChainVerification = await audit.chain.verify(acme(), {
      after,
    });
    sum.events += verdict.events;
    sum.checkpoints += verdict.checkpoints;
    sum.stretches += 1;
    after = verdict.next;
    if (after === undefined) return { ...verdict, ...sum };
  }
}

describe('ChainService', () => {
  it('finds a chain intact, stretch by stretch', async () => {
    await expect(verifyAll()).resolves.toMatchObject({
      intact: true,
      events: 25,
      checkpoints: 2,
      stretches: 3,
      total: 25,
      head: { sequence: 25 },
    });
  });

  it('finds a chain without events intact', async () => {
    await expect(audit.chain.verify(globex(), {})).resolves.toMatchObject({
      intact: true,
      total: 0,
    });
  });

  it('refuses to begin behind the end', async () => {
    await expect(audit.chain.verify(acme(), { after: 26 })).rejects.toThrow(
      'after: the chain has 25 events',
    );
  });

  it.each([
    [
      'a changed text',
      `update audit_events set body = replace(body, 'help', 'harm') where sequence = 17`,
      'changed',
      17,
    ],
    [
      'a changed hash',
      `update audit_events set hash = repeat('0', 64) where sequence = 17`,
      'changed',
      17,
    ],
    [
      'a changed column',
      `update audit_events set actor = 'user:acme/eve' where sequence = 17`,
      'changed',
      17,
    ],
    [
      'a changed time',
      `update audit_events set at = at + interval '1 s' where sequence = 17`,
      'changed',
      17,
    ],
    [
      'a changed id',
      `update audit_events set id = 'evt_other' where sequence = 17`,
      'changed',
      17,
    ],
    [
      'a dropped event',
      'delete from audit_events where sequence = 17',
      'missing',
      17,
    ],
    [
      'a dropped event at the beginning of a stretch',
      'delete from audit_events where sequence = 11',
      'missing',
      11,
    ],
    [
      'a dropped event at the end of a stretch',
      'delete from audit_events where sequence = 10',
      'missing',
      10,
    ],
    [
      'a missing end',
      'delete from audit_events where sequence > 20',
      'cut',
      21,
    ],
    [
      'a missing checkpoint',
      'delete from audit_checkpoints where sequence = 12',
      'missing',
      12,
    ],
    [
      'a changed checkpoint',
      `update audit_checkpoints set at = '2026-01-01T00:00:00.000Z' where sequence = 12`,
      'forged',
      12,
    ],
    [
      'another head',
      `update audit_chains set hash = repeat('0', 64)`,
      'rewritten',
      25,
    ],
    [
      'a head that went back',
      'update audit_chains set sequence = 24',
      'cut',
      25,
    ],
  ])('locates %s', async (_, sql, kind, sequence) => {
    await tamper(audit.database, sql);
    const verdict = await verifyAll();
    expect(verdict).toMatchObject({
      intact: false,
      firstBad: { kind, sequence },
    });
    const { records } = await outboxOf(audit.database, 'audit');
    expect(records.at(-1)).toMatchObject({
      event: 'chain.broken',
      outcome: 'failed',
      severity: 'critical',
      fields: { kind, sequence },
    });
  });

  it('locates swapped events', async () => {
    await tamper(
      audit.database,
      `update audit_events set sequence = case sequence when 6 then -7 else -6 end where sequence in (6, 7);
       update audit_events set sequence = -sequence where sequence < 0`,
    );
    await expect(verifyAll()).resolves.toMatchObject({
      firstBad: { kind: 'changed', sequence: 6 },
    });
  });

  it('notices that the end was cut off with everything that points at it', async () => {
    await tamper(
      audit.database,
      `delete from audit_events where sequence > 12; delete from audit_checkpoints where sequence > 12;
       update audit_chains set sequence = 12, hash = (select hash from audit_events where sequence = 12)`,
    );
    const verdict = await verifyAll();
    expect(verdict).toMatchObject({
      intact: false,
      firstBad: { kind: 'cut', sequence: 13 },
    });
    expect(verdict.firstBad?.message).toContain(
      'Events 13 to 25 are missing at the end',
    );
  });

  it('does not trust checkpoints of a key that is not ours', async () => {
    const other = await openAudit();
    try {
      await appendMany(other.store, 1);
      const { checkpoint } = await other.checkpoints.seal(acme());
      await tamper(
        audit.database,
        'update audit_checkpoints set key_id = ?, signature = ?',
        [checkpoint?.keyId ?? '', checkpoint?.signature ?? ''],
      );
    } finally {
      await other.close();
    }
    await expect(verifyAll()).resolves.toMatchObject({
      firstBad: { kind: 'unknown-key' },
    });
  });

  it('records one act of checking once', async () => {
    const scope = acme();
    await audit.chain.verify(scope, { after: 10 });
    expect(scope.request.audited.has('chain.verified')).toBe(true);
    const first = acme();
    await audit.chain.verify(first, {});
    expect(first.request.audited.has('chain.verified')).toBe(false);
  });
});
