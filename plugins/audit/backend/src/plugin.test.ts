import request from 'supertest';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { TrailVerifier } from '@wardroom/audit-common';
import { auditStoreServiceRef } from './auditStoreServiceRef';
import { nodeTrailCrypto } from './key/nodeTrailCrypto';
import { auditPlugin } from './plugin';
import {
  acme,
  openAudit,
  recordFor,
  type OpenAudit,
} from './testing/openAudit';

let audit: OpenAudit;
let server: Awaited<ReturnType<typeof startTestBackend>>['server'];
let stop: () => Promise<void>;

beforeAll(async () => {
  audit = await openAudit();
  const backend = await startTestBackend({
    features: [
      auditPlugin,
      createServiceFactory({
        service: auditStoreServiceRef,
        deps: {},
        factory: () => audit.store,
      }),
      mockServices.rootConfig.factory({
        data: { wardroom: { dataDir: audit.dataDir } },
      }),
    ],
  });
  server = backend.server;
  stop = () => backend.stop();
});
afterAll(async () => {
  await stop();
  await audit.close();
});

const asPlugin = mockCredentials.service.header({
  onBehalfOf: mockCredentials.service('plugin:tenants'),
  targetPluginId: 'audit',
});
const asPerson = mockCredentials.user.header('user:acme/ada');
const send = (records: unknown, authorization = asPlugin) =>
  request(server)
    .post('/api/audit/records')
    .set({ authorization })
    .send({ records });
const get = (path: string) =>
  request(server).get(`/api/audit${path}`).set({ authorization: asPerson });

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe('auditPlugin', () => {
  it('takes records of plugins, each once, and of nobody else', async () => {
    const records = [recordFor(), recordFor({ tenant: 'globex' })];
    const first = await send(records);
    expect(first.body).toEqual({ appended: 2 });
    const again = await send(records);
    expect(again.body).toEqual({ appended: 0 });
    expect((await send(records, asPerson)).status).toBe(404);
    const wrong = await send([recordFor({ tenant: 'No Tenant' })]);
    expect(wrong).toMatchObject({
      status: 400,
      body: { field: 'records.0.tenant' },
    });
  });

  it('puts what people do with the audit log behind the same chain', async () => {
    await send([recordFor({ event: 'session.opened' })]);
    const { body } = await get(
      '/tenants/acme/events?event=session.*&severity=medium&limit=1',
    );
    expect(body.items).toHaveLength(1);
    // Asked of the tables: each look through the API would be one more event.
    const own = await until(async () => {
      const filter = { event: 'auditEvent.listed' };
      const page = await audit.store.read(acme(), r =>
        r.auditEvents.list(filter),
      );
      return page.items[0];
    });
    expect(own).toMatchObject({
      actor: 'user:acme/ada',
      fields: { filter: 'event session.*, severity medium' },
    });
    const one = await get(`/tenants/acme/events/${own.eventId}`);
    expect(one.body).toEqual(own);
  });

  it('verifies a chain and hands out a trail that verifies with the published keys', async () => {
    const { body } = await get('/tenants/acme/chain/verify');
    expect(body).toMatchObject({ intact: true, total: body.events });
    const download = await get('/tenants/acme/trail.jsonl');
    expect(download.headers['content-disposition']).toContain(
      'acme-audit-trail-',
    );
    const published = await get('/keys');
    const keys = published.body.items;
    expect(keys[0]).toMatchObject({ current: true });
    const verifier = new TrailVerifier({ crypto: nodeTrailCrypto, keys });
    const text: string = download.text ?? download.body.toString();
    for (const line of text.slice(0, -1).split('\n')) verifier.addLine(line);
    expect(verifier.finish()).toMatchObject({ intact: true });
    const checkpoints = await get('/tenants/acme/checkpoints');
    expect(checkpoints.body.items[0]).toMatchObject({ tenant: 'acme' });
  });

  it.each([
    ['/tenants/acme/events?severity=loud', 'severity.0'],
    ['/tenants/acme/events?from=yesterday', 'from'],
    ['/tenants/acme/events?limit=1000', 'limit'],
    ['/tenants/acme/events?cursor=abc', 'cursor'],
    ['/tenants/acme/events?cursor=WyJ4Il0', 'cursor'],
    ['/tenants/acme/chain/verify?after=-1', 'after'],
    ['/tenants/acme/chain/verify?after=999', 'after'],
    ['/tenants/acme/trail.jsonl?after=1e400', 'after'],
  ])('says which field of %s is wrong', async (path, field) => {
    const { status, body } = await get(path);
    expect({ status, field: body.field }).toEqual({ status: 400, field });
  });
});
