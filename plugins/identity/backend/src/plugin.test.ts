import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import request from 'supertest';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import authPlugin from '@backstage/plugin-auth-backend';
import { identityContract } from '@wardroom/identity-common';
import { pluginClient, type PluginClient } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import identityPlugin, { authModuleWardroom } from './index';
import { FakeTenants } from './testing/FakeTenants';
import { tenantsOverHttp } from './testing/tenantsOverHttp';

const requester = 'user:acme/requester';
const origin = 'http://localhost:7007';

jest.setTimeout(120_000);

describe('identityPlugin', () => {
  let database: TestDatabase;
  let tenants: FakeTenants;
  let server: Server;
  let stop: () => Promise<void>;
  let password: string;

  beforeAll(async () => {
    database = await TestDatabase.create();
    tenants = new FakeTenants().add(requester, 'requester');
    let identity: PluginClient<typeof identityContract> | undefined;
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data: configOf(database) }),
        authServiceFactory,
        httpAuthServiceFactory,
        databaseServiceFactory,
        mockServices.permissions.factory(),
        authPlugin,
        identityPlugin,
        authModuleWardroom,
        tenantsOverHttp(tenants),
        createBackendPlugin({
          pluginId: 'demo',
          register(env) {
            const { auth, discovery } = coreServices;
            env.registerInit({
              deps: { auth, discovery },
              async init(deps) {
                identity = pluginClient(identityContract, deps);
              },
            });
          },
        }),
      ],
    });
    server = backend.server as unknown as Server;
    stop = () => backend.stop();
    const made = await identity?.accounts.provision({ person: requester });
    password = made?.password ?? '';
  });

  afterAll(async () => {
    await stop?.();
    await database?.drop();
  });

  const post = (path: string, headers: Record<string, string> = { origin }) =>
    request(server).post(`/api/identity${path}`).set(headers);

  const signIn = async () => {
    const answer = await post('/public/sign-in').send({
      person: requester,
      password,
    });
    return String(answer.headers['set-cookie'][0]).split(';')[0];
  };

  const refresh = (cookie: string, headers: Record<string, string> = {}) =>
    request(server)
      .get('/api/auth/wardroom/refresh')
      .set({ cookie, 'x-requested-with': 'XMLHttpRequest', ...headers });

  const tokenFor = async (cookie: string) =>
    (await refresh(cookie)).body.backstageIdentity.token as string;

  it('a cookie is exchanged for a Backstage token, and signing out ends that', async () => {
    const cookie = await signIn();
    const session = await refresh(cookie);

    expect(session.status).toBe(200);
    expect(session.body).toMatchObject({
      profile: { displayName: 'requester' },
      backstageIdentity: {
        identity: { type: 'user', userEntityRef: requester },
      },
    });
    const signedOut = await post('/public/sign-out', { origin, cookie }).send(
      {},
    );
    expect(signedOut.status).toBe(200);
    expect(signedOut.headers['set-cookie'][0]).toContain('Max-Age=0');
    await expect(refresh(cookie)).resolves.toMatchObject({ status: 401 });
  });

  it.each(['', 'wardroom_session=', 'wardroom_session=acme.forged', 'x=y'])(
    'the cookie "%s" gives no token',
    async cookie => {
      await expect(refresh(cookie)).resolves.toMatchObject({ status: 401 });
    },
  );

  it('the token opens the own account and the own sign-ins', async () => {
    const cookie = await signIn();
    const headers = {
      cookie,
      authorization: `Bearer ${await tokenFor(cookie)}`,
    };
    const account = await request(server)
      .get('/api/identity/account')
      .set(headers);
    const sessions = await request(server)
      .get('/api/identity/sign-in-sessions')
      .set(headers);

    expect(account.body).toMatchObject({ ref: requester, totpRequired: false });
    expect(
      sessions.body.items.filter((s: { current: boolean }) => s.current),
    ).toHaveLength(1);
  });

  it('the browser tells when its person was active, and nothing else keeps a sign-in alive', async () => {
    const cookie = await signIn();
    const sql = database.superuser('identity');
    const lastActive = async () => {
      const [row] = await sql('sign_in_sessions')
        .whereNull('ended_at')
        .orderBy('created_at', 'desc');
      return Date.now() - row.last_active_at.getTime();
    };
    await sql('sign_in_sessions').update({
      last_active_at: sql.raw(`now() - interval '10 minutes'`),
    });

    await refresh(cookie);
    await refresh(cookie, { 'x-wardroom-idle-seconds': '-5' });
    await refresh(cookie, { 'x-wardroom-idle-seconds': 'now' });
    await expect(lastActive()).resolves.toBeGreaterThan(9 * 60_000);

    await refresh(cookie, { 'x-wardroom-idle-seconds': '3' });
    await expect(lastActive()).resolves.toBeLessThan(30_000);
  });

  it('a foreign page can neither sign its visitor in nor out', async () => {
    const cookie = await signIn();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost' },
    ];
    for (const headers of foreign) {
      const answer = await post('/public/sign-out', {
        ...headers,
        cookie,
      }).send({});
      expect(answer.status).toBe(403);
      expect(answer.type).toBe('application/problem+json');
    }
    await expect(refresh(cookie)).resolves.toMatchObject({ status: 200 });
  });

  it('our own pages and programs that are no browsers may', async () => {
    for (const headers of [
      { origin },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ] as Record<string, string>[]) {
      const answer = await post('/public/sign-in', headers).send({
        person: requester,
        password,
      });
      expect(answer.status).toBe(200);
    }
  });

  it('a form of another site cannot be taken for JSON', async () => {
    const answer = await post('/public/sign-in')
      .type('text/plain')
      .send(JSON.stringify({ person: requester, password }));

    expect(answer.status).toBe(415);
  });

  it.each([
    [{ password: 'x' }, 'email'],
    [{ email: 'no address', password: 'x' }, 'email'],
    [{ email: 'a@x.example', person: requester, password: 'x' }, 'email'],
    [{ email: 'a@x.example' }, 'password'],
    [{ email: 'a@x.example', password: 'x'.repeat(257) }, 'password'],
    [{ email: 'a@x.example', password: 'x', admin: true }, 'admin'],
  ])('malformed input %j is refused and names %s', async (body, field) => {
    const answer = await post('/public/sign-in').send(body);

    expect(answer.status).toBe(400);
    expect(answer.body.field).toBe(field);
  });

  it('services are not for people: sign-in cookies cannot be checked, accounts not made', async () => {
    const token = await tokenFor(await signIn());
    for (const path of [
      '/sign-in-sessions/validate',
      '/accounts/provision',
      '/invitations/issue',
      '/step-ups/redeem',
    ]) {
      const answer = await post(path, {
        authorization: `Bearer ${token}`,
      }).send({});
      expect(answer.status).toBe(404);
      await expect(post(path).send({})).resolves.toMatchObject({ status: 401 });
    }
  });

  it('the sign-in page learns what it may offer', async () => {
    const answer = await request(server).get(
      '/api/identity/public/sign-in-options',
    );
    expect(answer.body).toEqual({ passwordReset: false, idleMinutes: 30 });
  });
});

function configOf(database: TestDatabase) {
  return {
    app: { baseUrl: origin },
    auth: {
      backstageTokenExpiration: { minutes: 10 },
      providers: { wardroom: {} },
    },
    backend: {
      baseUrl: origin,
      listen: { port: 0 },
      database: {
        client: 'pg',
        connection: database.appUrl,
        pluginDivisionMode: 'schema',
        schemaPrefix: 'backstage_',
        ensureExists: false,
        ensureSchemaExists: true,
      },
    },
    wardroom: {
      database: { owner: database.ownerUrl },
      masterKey: randomBytes(32).toString('base64'),
    },
  };
}
