/** @jest-environment node */
import { until } from '@wardroom/platform-test-utils';
import type { Person } from './testing/Person';
import { World } from './testing/World';

// How soon is measured by `npm run bench -- revocation`.
describe('access that is taken away', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 120_000);
  afterAll(() => world?.stop(), 60_000);

  const status = async (person: Person, path: string) =>
    (await person.call('GET', path)).status;

  async function must(method: string, path: string, body?: object) {
    const answer = await world.people.superAdmin.call(method, path, body);
    const text = await answer.text();
    expect([path, answer.status, text]).toEqual([path, 200, text]);
    return JSON.parse(text);
  }

  /** Takes the access, and waits until the answer with the token that they had before is this one. */
  async function takesEffect(take: () => Promise<unknown>, ask: () => unknown) {
    await take();
    await until(async () => Boolean(await ask()));
  }

  it('is gone for a person who is disabled', async () => {
    const { acmeViewer } = world.people;
    await expect(status(acmeViewer, '/assets/assets')).resolves.toBe(200);
    const path = '/tenants/tenants/acme/members/viewer';
    const { version } = await must('GET', path);
    await takesEffect(
      () => must('POST', `${path}/disable`, { version, reason: 'left' }),
      async () => (await status(acmeViewer, '/assets/assets')) !== 200,
    );
    await expect(status(acmeViewer, '/assets/assets')).resolves.toBe(403);
    await expect(acmeViewer.refresh()).resolves.toBe(401);
  }, 60_000);

  it('is gone for a role that is taken', async () => {
    const { acmeRequester } = world.people;
    const submit = () =>
      acmeRequester.call('POST', '/interventions/tenants/acme/interventions', {
        title: 'Shop is slow',
        description: 'Since this morning',
        type: 'incident',
        urgency: 'low',
        impact: 'low',
      });
    expect((await submit()).status).toBe(200);
    const path = '/tenants/tenants/acme/members/requester';
    const { version } = await must('GET', path);
    await takesEffect(
      () => must('PATCH', path, { version, roles: ['report-viewer'] }),
      async () => (await submit()).status === 403,
    );
  }, 60_000);

  it('is gone for an assignment that ends, in the catalog too', async () => {
    const { technician } = world.people;
    const list = '/assets/assets?tenant=acme';
    const entity = '/catalog/entities/by-name/customer/acme/acme';
    await until(async () => (await status(technician, entity)) === 200, 30);
    await expect(status(technician, list)).resolves.toBe(200);
    const { items } = await must(
      'GET',
      '/tenants/assignments?tenant=acme&state=active',
    );
    const [{ id, version }] = items;
    await takesEffect(
      () =>
        must('POST', `/tenants/tenants/acme/assignments/${id}/end`, {
          version,
          reason: 'moved on',
        }),
      async () =>
        (await status(technician, list)) === 404 &&
        (await status(technician, entity)) === 404,
    );
  }, 90_000);

  it('ends by itself for a stolen token within fifteen minutes', () => {
    const [, payload] = world.people.acmeAdmin.token.split('.');
    const { iat, exp } = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    );
    expect(exp - iat).toBeLessThanOrEqual(15 * 60);
  });

  it.each([
    ['without a signature', { alg: 'none', typ: 'vnd.backstage.user' }],
    ['signed with a public key', { alg: 'HS256', typ: 'vnd.backstage.user' }],
    ['that says it is a plugin’s', { typ: 'vnd.backstage.plugin' }],
  ])('was never there for a token %s', async (_, header) => {
    const [head, payload, signature] = world.people.superAdmin.token.split('.');
    const before = JSON.parse(Buffer.from(head, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...before, ...header }));
    for (const end of [signature, '']) {
      const token = `${forged.toString('base64url')}.${payload}.${end}`;
      const answer = await fetch(`${world.url}/api/tenants/tenants`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(401);
    }
  });
});
