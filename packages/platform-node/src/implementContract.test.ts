import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  defineContract,
  definePermission,
  endpoint,
  IS_IN_TENANT,
  line,
  tenantId,
} from '@wardroom/platform-common';
import { TestDatabase } from '@wardroom/platform-test-utils';
import request from 'supertest';
import { z } from 'zod';
import { implementContract } from './implementContract';
import { TenantReader } from './TenantReader';
import { TenantStore } from './TenantStore';
import { TenantRows } from './TenantRows';

const read = definePermission('note.read', 'read');
const create = definePermission('note.create', 'create');
const Note = z.object({ id: z.string(), text: z.string() });

const contract = defineContract('notes', {
  notes: {
    get: endpoint({
      method: 'GET',
      path: '/tenants/{tenant}/notes/{id}',
      scope: 'tenant',
      permission: read,
      audit: 'note.viewed',
      summary: 'One note',
    })
      .input(z.strictObject({ tenant: tenantId, id: z.string() }))
      .output(Note),
    create: endpoint({
      method: 'POST',
      path: '/tenants/{tenant}/notes',
      scope: 'tenant',
      permission: create,
      audit: 'note.created',
      creates: true,
      summary: 'Writes a note',
    })
      .input(z.strictObject({ tenant: tenantId, text: line(40) }))
      .output(Note),
    attach: endpoint({
      ...{ method: 'POST', path: '/tenants/{tenant}/notes/attach' },
      ...{ scope: 'tenant', permission: create, audit: 'note.created' },
      ...{ upload: 'application/octet-stream', starts: true },
      summary: 'Takes a file',
    })
      .input(z.strictObject({ tenant: tenantId, name: line(40) }))
      .output(z.object({ bytes: z.number() })),
  },
});

class NoteWriter extends TenantReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });
  add(tenant: string, id: string, text: string) {
    return this.#write.insert<{ id: string; text: string; tenant_id: string }>(
      'notes',
      { tenant_id: tenant, id, text },
    );
  }
}

const migration = `
const { tenantTable } = require(${JSON.stringify(join(__dirname, 'tenantTable'))});
exports.up = knex => tenantTable(knex, 'notes', t => { t.text('text'); });
exports.down = async () => {};
`;

const event = { severity: 'low' as const, sentence: '{actor} and {object}' };

// Admins hold everything in their tenant, viewers only reading.
const permissionsFactory = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: () => ({
    authorize: async () => [{ result: AuthorizeResult.ALLOW }],
    authorizeConditional: async (requests, { credentials }) =>
      requests.map(({ permission }): PolicyDecision => {
        const { userEntityRef } = credentials.principal as {
          userEntityRef: string;
        };
        const [, tenant, name] = /^user:(\w+)\/(\w+)/.exec(
          userEntityRef,
        ) as string[];
        if (name === 'viewer' && permission.attributes.action !== 'read') {
          return { result: AuthorizeResult.DENY };
        }
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'notes',
          resourceType: 'note',
          conditions: {
            rule: IS_IN_TENANT,
            resourceType: 'note',
            params: { tenants: [tenant] },
          },
        };
      }),
  }),
});

describe('the contract server', () => {
  let database: TestDatabase;
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;
  let calls = 0;

  const as = (ref: string) => mockCredentials.user.header(ref);
  const admin = as('user:acme/admin');
  const path = '/api/notes/tenants/acme/notes';

  beforeAll(async () => {
    database = await TestDatabase.create();
    const migrations = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(migrations, '20260301T1000_notes.js'), migration);
    const plugin = createBackendPlugin({
      pluginId: 'notes',
      register(env) {
        env.registerInit({
          deps: {
            config: coreServices.rootConfig,
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
            logger: coreServices.logger,
            permissions: coreServices.permissions,
          },
          async init(deps) {
            const store = await TenantStore.create({
              context: 'notes',
              database: database.service('notes'),
              config: database.config as never,
              logger: deps.logger,
              migrations,
              readers: {},
              writers: { notes: NoteWriter },
              auditEvents: { 'note.created': event, 'note.viewed': event },
            });
            implementContract(
              contract,
              { ...deps, store },
              {
                notes: {
                  get: async (_, { id }) => ({
                    id,
                    text: 'hello',
                    secret: 'not in the contract',
                  }),
                  create: (scope, { tenant, text }) =>
                    store.transact(scope, async tx => {
                      calls += 1;
                      if (text === 'taken')
                        throw new ConflictError('text: is taken');
                      const note = await tx.notes.add(
                        tenant,
                        `nte_${calls}`,
                        text,
                      );
                      if (text !== 'unrecorded') {
                        await tx.audit('note.created', {
                          tenant,
                          object: note.id,
                        });
                      }
                      return note;
                    }),
                  attach: async (scope, { tenant }, file) => {
                    calls += 1;
                    let bytes = 0;
                    for await (const piece of file.pieces(9e6))
                      bytes += piece.length;
                    await store.transact(scope, tx =>
                      tx.audit('note.created', { tenant }),
                    );
                    return { bytes };
                  },
                },
              },
            );
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [plugin, permissionsFactory],
    });
    server = backend.server;
    stop = () => backend.stop();
  });

  afterAll(async () => {
    await stop();
    await database.drop();
  });

  const post = (body: string | object, headers: Record<string, string> = {}) =>
    request(server)
      .post(path)
      .set('authorization', admin)
      .set('content-type', 'application/json')
      .set(headers)
      .send(body);

  const outbox = () => database.superuser('notes')('outbox').select('payload');

  it('lets nothing leave that the contract does not name', async () => {
    const answer = await request(server)
      .get(`${path}/nte_1`)
      .set('authorization', admin);
    expect(answer.body).toEqual({ id: 'nte_1', text: 'hello' });
  });

  it('records an audited read before it answers', async () => {
    await request(server).get(`${path}/nte_77`).set('authorization', admin);
    const records = (await outbox()).map(r => r.payload);
    expect(records).toContainEqual(
      expect.objectContaining({
        event: 'note.viewed',
        object: 'nte_77',
        outcome: 'success',
      }),
    );
  });

  it('answers 404 for a tenant that the caller may not know', async () => {
    const answer = await request(server)
      .get(`${path}/nte_1`)
      .set('authorization', as('user:globex/admin'));
    expect(answer.status).toBe(404);
    expect(answer.type).toBe('application/problem+json');
  });

  it('answers 403 for a missing right, and records the refusal', async () => {
    const answer = await request(server)
      .post(path)
      .set('authorization', as('user:acme/viewer'))
      .send({ text: 'x' });
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('note.create');
    const records = (await outbox()).map(r => r.payload);
    expect(records).toContainEqual(
      expect.objectContaining({
        event: 'note.created',
        outcome: 'refused',
        actor: 'user:acme/viewer',
        tenant: 'provider',
      }),
    );
  });

  it('fails a change that did not write its audit event', async () => {
    expect((await post({ text: 'unrecorded' })).status).toBe(500);
  });

  it('names a field that is missing, wrong or unknown', async () => {
    expect((await post({})).body).toMatchObject({ status: 400, field: 'text' });
    expect((await post({ text: 'x'.repeat(41) })).body.detail).toBe(
      'text: must have at most 40 characters',
    );
    expect((await post({ text: 'x', role: 'admin' })).body.field).toBe('role');
    expect((await post({ text: 'taken' })).body).toMatchObject({ status: 409 });
  });

  it.each([
    ['JSON that is none', '{"text":', 400],
    ['an array', '[]', 400],
    [
      '10,000 levels of nesting',
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      400,
    ],
    ['a NUL character', '{"text":"a\\u0000b"}', 400],
    ['__proto__', '{"text":"x","__proto__":{"admin":true}}', 400],
    [
      'constructor',
      '{"text":"x","constructor":{"prototype":{"admin":true}}}',
      400,
    ],
    ['10 MB', `{"text":"${'x'.repeat(10_000_000)}"}`, 413],
  ])('refuses %s with a clear error and goes on', async (_, body, status) => {
    const answer = await post(body).catch(error => error);
    // A body that is far too large may be cut off before the answer is read.
    const told = answer.status ?? answer.code;
    expect([status, 'EPIPE', 'ECONNRESET']).toContain(told);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect((await post({ text: 'still here' })).status).toBe(200);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('refuses the content type %s', async type => {
    expect((await post('text=x', { 'content-type': type })).status).toBe(415);
  });

  it('outlives a request with 100,000 headers', async () => {
    const { port } = (
      server as unknown as { address(): AddressInfo }
    ).address();
    const status = await new Promise(resolve => {
      const headers: Record<string, string> = {};
      for (let i = 0; i < 100_000; i++) headers[`x-${i}`] = '1';
      const sent = httpRequest({ port, path, headers }, res =>
        resolve(res.statusCode),
      );
      sent.on('error', error => resolve((error as NodeJS.ErrnoException).code));
      sent.end();
    });
    expect([431, 'EPIPE', 'ECONNRESET']).toContain(status);
    expect((await post({ text: 'still here' })).status).toBe(200);
  });

  describe('with a file as the body', () => {
    const attach = (headers: Record<string, string>, query = 'name=a') =>
      request(server)
        .post(`${path}/attach?${query}`)
        .set('authorization', admin)
        .set('content-type', 'application/octet-stream')
        .set(headers)
        .send(Buffer.alloc(2e6));

    it('gives it to the handler and answers 202', async () => {
      const answer = await attach({});
      expect([answer.status, answer.body]).toEqual([202, { bytes: 2e6 }]);
    });

    it('reads nothing of it where something else is wrong', async () => {
      const before = calls;
      const viewer = { authorization: as('user:acme/viewer') };
      expect((await attach(viewer)).status).toBe(403);
      const stranger = { authorization: as('user:globex/admin') };
      expect((await attach(stranger)).status).toBe(404);
      expect((await attach({}, 'name=a&more=1')).body.field).toBe('more');
      expect((await attach({ 'content-type': 'text/xml' })).status).toBe(415);
      expect(calls).toBe(before);
    });
  });

  describe('with an Idempotency-Key', () => {
    it('does the work once and repeats the answer', async () => {
      const key = { 'idempotency-key': 'k1' };
      const first = await post({ text: 'once' }, key);
      const again = await post({ text: 'once' }, key);
      expect(first.status).toBe(200);
      expect(again.body).toEqual(first.body);
    });

    it('refuses another request under the same key', async () => {
      const key = { 'idempotency-key': 'k2' };
      await post({ text: 'first' }, key);
      expect((await post({ text: 'second' }, key)).status).toBe(422);
    });

    it('lets one of two requests at the same time do the work', async () => {
      const key = { 'idempotency-key': 'k3' };
      const before = calls;
      const answers = await Promise.all([
        post({ text: 'race' }, key),
        post({ text: 'race' }, key),
      ]);
      expect(answers.map(a => a.status).sort()[0]).toBe(200);
      const rows = await database
        .superuser('notes')('notes')
        .where({ text: 'race' });
      expect(rows).toHaveLength(1);
      expect(calls - before).toBeLessThanOrEqual(2);
    });
  });
});
