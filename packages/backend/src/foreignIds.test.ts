/** @jest-environment node */
import { newId, declaredEndpoints } from '@wardroom/platform-common';
import { until } from '@wardroom/platform-test-utils';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import type { Persona } from './testing/cast';
import { fittingInput } from './testing/fittingInput';
import { RemoteLab } from './testing/RemoteLab';
import { World } from './testing/World';

const endpoints = declaredEndpoints(remoteAccessContract).filter(
  ({ scope }) => scope === 'tenant',
);
const access = '/remote-access/tenants/acme';

/** Kinds of things, by the part of a path that stands before their id. */
const kinds: Record<string, string> = {
  ...{ sessions: 'ses', recordings: 'rec', targets: 'tgt', sites: 'sit' },
  ...{ credentials: 'crd', 'credential-stores': 'cst', grants: 'grt' },
  emergencies: 'emg',
};

describe('what belongs to another customer', () => {
  let world: World;
  let lab: RemoteLab;
  /** Ids of things of Acme. */
  let real: Record<string, string>;
  /** As many of nothing. */
  let none: Record<string, string>;

  beforeAll(async () => {
    world = await World.start();
    const tokens = Object.entries(world.people).map(([name, p]) => [
      name,
      p.token,
    ]);
    lab = new RemoteLab(world.url, Object.fromEntries(tokens));
    const keys = '/remote-access/public/gateway-keys';
    await until(async () =>
      Boolean((await lab.as('superAdmin').ask('GET', keys)).body.seal),
    );
    real = await makeOfEachKind();
    none = Object.fromEntries(
      Object.keys(real).map(prefix => [prefix, newId(prefix)]),
    );
  }, 180_000);

  afterAll(() => world?.stop(), 60_000);

  const make = async (who: Persona, path: string, input: object) =>
    (await lab.as(who).must('POST', `${access}${path}`, input)).body.id;

  async function makeOfEachKind() {
    const privateKey = Buffer.from('no key');
    await lab.prepare({ port: 1, username: 'root', privateKey });
    const { target, intervention } = lab;
    const { body } = await lab
      .as('superAdmin')
      .must('GET', `${access}/targets/${target}`);
    const crd = body.credential.id;
    const reason = 'planned';
    const [now, later] = [0, 3_600_000].map(ms =>
      new Date(Date.now() + ms).toISOString(),
    );
    const grt = await make('acmeAdmin', '/grants', {
      ...{ targets: { kind: 'all' }, window: { from: now, until: later } },
      reason,
    });
    const emg = await make('superAdmin', '/emergencies/request', {
      ...{ targets: [target], minutes: 10, reason },
    });
    const sit = newId('sit');
    await make('superAdmin', '/sites', {
      ...{ id: sit, kind: 'jump-host', name: 'branch', jumpTarget: target },
      ...{ ranges: [{ network: '10.0.0.0/24', ports: '22' }], nameServers: [] },
    });
    const technician = lab.as('technician', world.people.technician.cookie);
    const { body: step } = await technician.must(
      'POST',
      '/identity/step-ups/grant',
      { purpose: 'remote-session', object: target },
    );
    const { body: entry } = await technician.must(
      'POST',
      `${access}/sessions/open`,
      { target, intervention, stepUp: step.ticket },
    );
    const rec = newId('rec');
    await world.database
      .superuser('remote-access')('sessions')
      .where({ id: entry.session })
      .update({ recording_id: rec });
    const cst = newId('cst');
    await world.database
      .superuser('remote-access')('credential_stores')
      .insert({
        ...{ tenant_id: 'acme', id: cst, provider: 'hashicorp-vault' },
        ...{ name: 'store', address: 'https://vault.example.com' },
        ...{ settings: '{}', sealed: '{"kid":"k"}', secret_version: 1 },
        ...{ renewed_by: 'user:acme/admin', renewed_at: new Date() },
      });
    return {
      ...{ tgt: target, int: intervention, crd, grt, emg, sit, rec, cst },
      ...{
        ask: newId('ask'),
        ses: entry.session,
        ast: body.asset.id ?? body.asset,
      },
    };
  }

  /** The answer to a request that names these things, without their ids. */
  async function answer(
    endpoint: (typeof endpoints)[number],
    { who, tenant }: { who: Persona; tenant: string },
    ids: Record<string, string>,
  ) {
    const { procedure, method } = endpoint;
    const schema = procedure['~orpc'].inputSchema as unknown as {
      shape: Parameters<typeof fittingInput>[0];
    };
    const input = fittingInput(schema.shape, Object.values(ids));
    const path = endpoint.path
      .replace('{tenant}', tenant)
      .replace(/([\w-]+)\/\{(\w+)\}/g, (_, noun: string, name: string) => {
        delete input[name];
        return `${noun}/${ids[kinds[noun]]}`;
      });
    delete input.tenant;
    const reads = method === 'GET' || method === 'DELETE';
    const query = reads ? `?${new URLSearchParams(input as never)}` : '';
    const { status, body } = await lab
      .as(who)
      .ask(method, `/remote-access${path}${query}`, reads ? undefined : input);
    const text = JSON.stringify({ ...body, requestId: undefined });
    const told = Object.values(ids).reduce(
      (rest, id) => rest.replaceAll(id, 'ID'),
      text,
    );
    return { status, told, names: JSON.stringify([path, query, input]) };
  }

  describe.each(endpoints.map(e => [`${e.noun}.${e.verb}`, e] as const))(
    '%s',
    (_, endpoint) => {
      it.each([
        ['globexAdmin', 'acme'],
        ['globexAdmin', 'globex'],
        ['superAdmin', 'globex'],
      ] as const)(
        'tells %s at %s as much of it as of nothing',
        async (who, tenant) => {
          const inPath = /\{(id|target)\}/.test(endpoint.path);
          const ofReal = await answer(endpoint, { who, tenant }, real);
          const ofNone = await answer(endpoint, { who, tenant }, none);
          const named = Object.values(real).some(id =>
            ofReal.names.includes(id),
          );
          // Whoever names nothing of Acme at their own place may get what they ask for.
          if (!named && tenant !== 'acme') return;
          // A path that names it is not there; an input that names it does not fit, for that reason and no other.
          expect([400, 403, 404]).toContain(ofReal.status);
          expect(inPath && /Invalid|not a field/.test(ofReal.told)).toBe(false);
          expect([ofReal.status, ofReal.told]).toEqual([
            ofNone.status,
            ofNone.told,
          ]);
        },
      );
    },
  );

  it('has nothing of it in its audit chain', async () => {
    const rows = await world.database
      .superuser('audit')('audit_events')
      .where({ tenant_id: 'acme', actor: 'user:globex/admin' });
    expect(rows).toEqual([]);
    const waiting = await world.database
      .superuser('remote-access')('outbox')
      .where({ tenant_id: 'acme' })
      .whereRaw(`payload::text like '%user:globex/admin%'`);
    expect(waiting).toEqual([]);
  });
});
