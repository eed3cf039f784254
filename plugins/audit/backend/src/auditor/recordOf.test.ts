import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { AuditRecord } from '@wardroom/platform-common';
import { recordOf } from './recordOf';

type Event = Parameters<typeof recordOf>[0];

function eventWith(changes: object): Event {
  return {
    plugin: 'catalog',
    eventId: 'entity-mutate',
    severityLevel: 'medium',
    status: 'succeeded',
    actor: { actorId: 'user:acme/ada', ip: '192.0.2.7' },
    request: { url: '/api/catalog/refresh?token=abc', method: 'POST' },
    meta: {
      actionType: 'refresh',
      entityRef: 'asset:acme/web-01',
      note: 'hunter2',
    },
    ...changes,
  } as Event;
}

describe('recordOf', () => {
  it('makes a valid record of an act', () => {
    const record = recordOf(eventWith({}));
    expect(AuditRecord.parse(record)).toMatchObject({
      event: 'catalog.entity-mutate',
      tenant: 'acme',
      actor: 'user:acme/ada',
      outcome: 'success',
      severity: 'medium',
      object: 'asset:acme/web-01',
      sentence: 'user:acme/ada did entity-mutate in catalog',
      fields: {
        actionType: 'refresh',
        method: 'POST',
        path: '/api/catalog/refresh',
        note: '[secret]',
      },
      ip: '192.0.2.7',
    });
    expect(JSON.stringify(record)).not.toMatch(/hunter2|token=/);
  });

  it('tells that something was asked for from what came of it', () => {
    expect(recordOf(eventWith({ status: 'initiated' }))).toMatchObject({
      event: 'catalog.entity-mutate.requested',
      outcome: 'success',
    });
    const failed = { status: 'failed', error: new Error('password=hunter2') };
    expect(recordOf(eventWith(failed))).toMatchObject({
      outcome: 'failed',
      fields: { error: 'Error' },
    });
    expect(JSON.stringify(recordOf(eventWith(failed)))).not.toContain(
      'password=',
    );
  });

  it.each([new NotAllowedError('no'), new AuthenticationError('who')])(
    'calls %s a refusal',
    error => {
      expect(recordOf(eventWith({ status: 'failed', error }))?.outcome).toBe(
        'refused',
      );
    },
  );

  it('leaves reads out, but not refused ones', () => {
    const read = { eventId: 'entity-fetch', severityLevel: 'low' };
    expect(
      recordOf(eventWith({ ...read, status: 'initiated' })),
    ).toBeUndefined();
    expect(recordOf(eventWith(read))).toBeUndefined();
    expect(
      recordOf(eventWith({ ...read, status: 'failed', error: new Error() })),
    ).toBeUndefined();
    const refused = {
      ...read,
      status: 'failed',
      error: new NotAllowedError('no'),
    };
    expect(recordOf(eventWith(refused))).toMatchObject({ outcome: 'refused' });
  });

  it.each([
    [{ meta: { tenant: 'globex' } }, 'globex', 'user:acme/ada'],
    [{ meta: { tenant: '../x' } }, 'acme', 'user:acme/ada'],
    [{ meta: undefined }, 'acme', 'user:acme/ada'],
    [{ actor: { actorId: 'plugin:search' } }, 'provider', 'plugin:search'],
    [{ actor: { actorId: 'external:robot' } }, 'provider', 'anonymous'],
    [{ actor: {}, request: undefined }, 'provider', 'anonymous'],
  ])('finds the chain of %j', (changes, tenant, actor) => {
    const record = recordOf(eventWith(changes));
    expect(AuditRecord.parse(record)).toMatchObject({ tenant, actor });
  });

  it('keeps long values short', () => {
    const meta = {
      entityRef: 'x'.repeat(5000),
      queryType: { deep: 'y'.repeat(5000) },
    };
    const record = recordOf(
      eventWith({
        meta,
        request: { url: `/${'z'.repeat(9000)}`, method: 'GET' },
      }),
    );
    expect(JSON.stringify(AuditRecord.parse(record)).length).toBeLessThan(2000);
  });
});
