import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type AuditorService,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { auditStoreServiceRef } from '../auditStoreServiceRef';
import { acme, openAudit, tamper, type OpenAudit } from '../testing/openAudit';
import { auditorServiceFactory } from './auditorServiceFactory';

let audit: OpenAudit;
let stop: () => Promise<void>;
let auditor: AuditorService;

beforeAll(async () => {
  audit = await openAudit();
  const backend = await startTestBackend({
    features: [
      auditorServiceFactory,
      createServiceFactory({
        service: auditStoreServiceRef,
        deps: {},
        factory: () => audit.store,
      }),
      createBackendPlugin({
        pluginId: 'catalog',
        register(env) {
          env.registerInit({
            deps: { service: coreServices.auditor },
            async init({ service }) {
              auditor = service;
            },
          });
        },
      }),
    ],
  });
  stop = () => backend.stop();
});
afterAll(async () => {
  await stop();
  await audit.close();
});
beforeEach(() => audit.empty());

const open = {
  eventId: 'entity-mutate',
  severityLevel: 'medium' as const,
  meta: { tenant: 'acme', uid: '7' },
};

describe('auditorServiceFactory', () => {
  it('writes an act and its outcome into the chain of its tenant, before it answers', async () => {
    const event = await auditor.createEvent(open);
    const list = () => audit.store.read(acme(), r => r.auditEvents.list({}));
    expect((await list()).items.map(e => e.event)).toEqual([
      'catalog.entity-mutate.requested',
    ]);
    await event.success();
    expect((await list()).items[0]).toMatchObject({
      event: 'catalog.entity-mutate',
      actor: 'plugin:catalog',
      object: '7',
      sequence: 2,
    });
    await expect(audit.chain.verify(acme(), {})).resolves.toMatchObject({
      intact: true,
      total: 2,
    });
  });

  it('fails the request when the chain cannot be written', async () => {
    const event = await auditor.createEvent(open);
    await tamper(
      audit.database,
      `update audit_chains set hash = repeat('0', 64)`,
    );
    await expect(event.success()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(auditor.createEvent(open)).rejects.toThrow(
      'The audit log cannot be written now, so nothing was done',
    );
  });

  it('fails the request when the table is away, and works when it is back', async () => {
    await tamper(audit.database, 'alter table audit_events rename to away');
    try {
      await expect(auditor.createEvent(open)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
    } finally {
      await tamper(audit.database, 'alter table away rename to audit_events');
    }
    await auditor.createEvent(open);
  });

  it('lets reads pass without writing', async () => {
    const event = await auditor.createEvent({ eventId: 'entity-fetch' });
    await event.success();
    await event.fail({ error: new Error('gone') });
    await expect(
      audit.store.read(acme(), r => r.chains.unsealed()),
    ).resolves.toEqual([]);
  });

  it('keeps 300 acts at once in one chain', async () => {
    await Promise.all(
      Array.from({ length: 150 }, async () =>
        (await auditor.createEvent(open)).success(),
      ),
    );
    let after: number | undefined = 0;
    let events = 0;
    while (after !== undefined) {
      const verdict = await audit.chain.verify(acme(), { after });
      expect(verdict.intact).toBe(true);
      events += verdict.events;
      after = verdict.next;
    }
    expect(events).toBe(300);
  });
});
