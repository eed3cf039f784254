/** @jest-environment node */
import { newId } from '@wardroom/platform-common';
import { until } from '@wardroom/platform-test-utils';
import type { Person } from './testing/Person';
import { World } from './testing/World';

// Through everything that there is in between: outbox, events, jobs and lists of two contexts and more.
describe('findings in the whole product', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
    await world.database
      .superuser('assets')('assets')
      .insert({
        ...{
          tenant_id: 'acme',
          id: 'ast_web01',
          name: 'web-01',
          title: 'Shop',
        },
        ...{ type: 'server', criticality: 2, owner: '', addresses: [] },
        ...{ tags: [], notes: '', state: 'active', search: 'web-01' },
      });
  }, 120_000);

  afterAll(() => world?.stop(), 60_000);

  /** As a scan would have left it. */
  async function found(title: string): Promise<string> {
    const knex = world.database.superuser('assets');
    const id = newId('fnd');
    const seen = new Date();
    await knex('finding_texts')
      .insert({
        ...{ tenant_id: 'acme', id: 'text', description: '', impact: '' },
        ...{ remediation: '', links: [] },
      })
      .onConflict(['tenant_id', 'id'])
      .ignore();
    await knex('findings').insert({
      ...{ tenant_id: 'acme', id, asset_id: 'ast_web01', source: 'nessus' },
      ...{ key: id, key_version: 1, rule: '1', title, state: 'open' },
      ...{ severity: 2, source_severity: '', vulnerability_ids: [], cwes: [] },
      ...{ text_id: 'text', tags: [], sla_started_at: seen, search: '' },
      ...{ first_seen_at: seen, last_seen_at: seen, last_import_id: 'imp_1' },
    });
    return id;
  }

  async function must(
    person: Person,
    path: string,
    input?: object,
  ): Promise<any> {
    const method = input ? 'POST' : 'GET';
    const answer = await person.call(method, path, input);
    const body = await answer.json();
    expect({ status: answer.status, body }).toMatchObject({ status: 200 });
    return body;
  }

  /** What Nmap says of hosts that answer. */
  const report = (...addresses: string[]) =>
    `<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun scanner="nmap" args="nmap -sn" start="1780000000" version="7.95">${addresses
      .map(
        address =>
          `<host endtime="1780000001"><status state="up" reason="echo-reply"/><address addr="${address}" addrtype="ipv4"/></host>`,
      )
      .join('')}<runstats><finished time="1780000002"/></runstats></nmaprun>`;

  const one = (id: string) => `/assets/tenants/acme/findings/${id}`;
  const becomes = (id: string, state: string) =>
    until(async () => {
      const finding = await must(world.people.acmeAdmin, one(id));
      return finding.state === state;
    });
  const isTold = (person: Person, title: string) =>
    until(async () => {
      const list = await must(person, '/notifications/notifications');
      return list.notifications.some(
        (told: { payload: { title: string } }) => told.payload.title === title,
      );
    });

  it('bring the assets on which they are into the catalog, and take them with them', async () => {
    const { acmeAdmin, technician } = world.people;
    const imports = '/assets/tenants/acme/scan-imports';
    const uploaded = await fetch(`${world.url}/api${imports}?name=nmap.xml`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${technician.token}`,
        'content-type': 'application/octet-stream',
      },
      body: report('192.0.2.41', '192.0.2.42'),
    });
    expect(uploaded.status).toBe(202);
    const { id } = await uploaded.json();
    const statusOf = async (name: string) => {
      const at = `/catalog/entities/by-name/asset/acme/${name}`;
      return (await acmeAdmin.call('GET', at)).status;
    };
    const allAre = (status: number) =>
      until(async () => {
        const names = ['192-0-2-41', '192-0-2-42'];
        const statuses = await Promise.all(names.map(statusOf));
        return statuses.every(each => each === status);
      });
    await allAre(200);
    const { version } = await must(technician, `${imports}/${id}`);
    await must(technician, `${imports}/${id}/undo`, { version });
    await allAre(404);
  }, 60_000);

  it('follow a request that was made of them', async () => {
    const { technician, globexAdmin } = world.people;
    const id = await found('Old OpenSSL');
    const requests = '/interventions/tenants/acme/interventions';
    const words = {
      ...{ title: 'Update the shop', description: 'All of it' },
      ...{ type: 'maintenance', urgency: 'high' },
    };
    const foreign = await globexAdmin.call(
      'POST',
      '/interventions/tenants/globex/interventions',
      { ...words, findingIds: [id] },
    );
    expect(foreign.status).toBe(400);
    const request = await must(technician, requests, {
      ...words,
      findingIds: [id],
    });
    await becomes(id, 'fix_proposed');
    const step = (verb: string, input: object) =>
      must(technician, `${requests}/${request.id}/${verb}`, input);
    const { version } = await step('start', { version: request.version });
    await becomes(id, 'fixing');
    await step('resolve', { version, result: 'Updated' });
    await becomes(id, 'awaiting_retest');
  }, 60_000);

  it('are accepted by the customer alone, who is asked and answers', async () => {
    const { technician, superAdmin, acmeAdmin, globexAdmin } = world.people;
    const id = await found('Old PHP');
    const risks = '/assets/tenants/acme/risk-acceptances';
    const asked = await must(technician, risks, {
      findings: [{ id, version: 1 }],
      reason: 'Replaced in March',
      until: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    });
    await isTold(acmeAdmin, 'You are asked to accept a risk');
    const approve = `${risks}/${asked.id}/approve`;
    const version = { version: asked.version };
    for (const [person, status] of [
      [superAdmin, 403],
      [technician, 403],
      [globexAdmin, 404],
    ] as const) {
      const refused = await person.call('POST', approve, version);
      expect(refused.status).toBe(status);
    }
    await must(acmeAdmin, approve, version);
    await becomes(id, 'risk_accepted');
    await isTold(technician, 'A risk that you asked about was accepted');
  }, 60_000);
});
