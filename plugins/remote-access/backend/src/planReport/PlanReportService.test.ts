import { newId } from '@wardroom/platform-common';
import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import type { LoggedCommand, PlanReport } from '@wardroom/remote-access-common';
import { commandHandler } from '../command/commandHandler';
import {
  newWorld,
  openRemoteAccess,
  technician,
} from '../testing/openRemoteAccess';
import { seedTarget } from '../testing/seedTarget';
import { startGateway } from '../testing/startGateway';

const tenant = 'acme';
const as = (ref: string, holds?: string[]) =>
  testScope({ ref, tenants: [tenant], holds });
const lead = as('user:provider/boss');
const customer = as('user:acme/admin');
const mine = as(technician);
const HOUR_MS = 3_600_000;
const request = 'int_aaaa';

describe('PlanReportService', () => {
  let opened: Awaited<ReturnType<typeof openRemoteAccess>>;
  let target: string;

  beforeAll(async () => {
    opened = await openRemoteAccess();
    await startGateway(opened);
  }, 60_000);

  beforeEach(async () => {
    Object.assign(opened.world, newWorld());
    const knex = opened.database.superuser('remote-access');
    for (const table of [
      ...['sessions', 'grants', 'policies', 'targets', 'credentials'],
    ]) {
      await knex(table).delete();
    }
    await knex('outbox').delete();
    ({ id: target } = await seedTarget(opened.store));
  });

  afterAll(async () => {
    await opened.gateway.stop();
    await opened.database.drop();
  });

  const give = (commands: string[], more: object = {}) =>
    opened.grants.create(customer, {
      targets: { kind: 'targets', ids: [target] },
      window: {
        from: new Date().toISOString(),
        until: new Date(Date.now() + HOUR_MS).toISOString(),
        hours: [],
      },
      reason: 'disk is full',
      plan: { steps: [{ target, commands }], files: false },
      ...more,
    });

  const command = (text: string): LoggedCommand => ({
    ...{ id: newId('cmd'), at: new Date().toISOString(), text },
    ...{ kind: 'shown', uncertain: false },
  });

  /** A session under the plan that ran these lines, and is over. */
  async function work(...lines: string[]): Promise<PlanReport> {
    const { session: id } = await opened.opening.open(mine, {
      ...{ target, intervention: request, stepUp: 'fresh-1' },
    });
    await opened.follower.follow();
    expect(opened.world.objections.get(request)).toContain('is not over');
    const knex = opened.database.superuser('remote-access');
    await knex('sessions')
      .where({ id })
      .update({ state: 'authorised', recording_id: newId('rec') });
    await knex('sessions')
      .where({ id })
      .update({ state: 'active', active_at: new Date() });
    const commands = lines.map(command);
    await commandHandler(opened.store)({ session: id, commands });
    await opened.sessions.end(mine, { id });
    await opened.follower.follow();
    return opened.planReports.get(lead, { id });
  }

  const records = async (event: string) =>
    (await outboxOf(opened.database, 'remote-access')).records.filter(
      r => r.event === event,
    );

  it('the plan is approved with the access, and its hash is on record', async () => {
    const { plan } = await give(['df -h']);
    expect(plan).toMatchObject({
      ...{ files: false, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      steps: [{ target: { name: 'web-01 as root' }, commands: ['df -h'] }],
    });
    const [record] = await records('grant.created');
    expect(record.fields).toMatchObject({ plan: plan?.hash });
  });

  it('refuses a plan on targets that are not opened, or not there', async () => {
    const { id: other } = await seedTarget(opened.store, tenant, {
      name: 'mail-01 as root',
    });
    const on = (one: string) => ({
      plan: { steps: [{ target: one, commands: [] }], files: false },
    });
    await expect(give([], on(other))).rejects.toThrow(
      'plan: one of its steps is on a target that this access does not open',
    );
    const all = { targets: { kind: 'all' } };
    await expect(give([], { ...all, ...on('tgt_none') })).rejects.toThrow(
      'plan: one of its targets does not exist',
    );
    const foreign = await seedTarget(opened.store, 'globex');
    await expect(give([], { ...all, ...on(foreign.id) })).rejects.toThrow(
      'plan: one of its targets does not exist',
    );
  });

  it('a session that went as planned leaves nothing to be explained, and its request is free', async () => {
    await give(['df *']);
    const report = await work('df -h');
    expect(report).toMatchObject({
      ...{ state: 'cleared', asPlanned: 1, deviations: [] },
      allowedActions: ['export'],
    });
    expect(opened.world.objections.has(request)).toBe(false);
    await expect(records('planReport.cleared')).resolves.toHaveLength(1);
  });

  it('somebody else explains what was done beside the plan, closes, and frees the request', async () => {
    await give(['df -h']);
    const found = await work('df -h', 'reboot', 'id');
    const { id, version, deviations } = found;
    expect(found).toMatchObject({
      ...{ state: 'due', unexplained: 2, person: technician },
      allowedActions: ['explain', 'export'],
    });
    expect(opened.world.objections.get(request)).toContain(
      'did otherwise than planned',
    );
    await expect(opened.sessions.get(lead, { id })).resolves.toMatchObject({
      planReport: { state: 'due', unexplained: 2 },
    });
    await expect(
      opened.planReports.close(lead, { id, version }),
    ).rejects.toThrow('Deviations without an explanation: 2');
    const explained = await opened.planReports.explain(lead, {
      ...{ id, version, explanation: 'Needed by the kernel update' },
      deviations: deviations.map(({ key }) => key),
    });
    expect(explained).toMatchObject({ unexplained: 0, state: 'due' });
    expect(explained.deviations[0]).toMatchObject({
      explanation: 'Needed by the kernel update',
      explainedBy: 'user:provider/boss',
    });
    const closed = await opened.planReports.close(lead, explained);
    expect(closed).toMatchObject({
      ...{ state: 'closed', closedBy: 'user:provider/boss' },
      allowedActions: ['export'],
    });
    expect(opened.world.objections.has(request)).toBe(false);
    const [record] = await records('planReport.closed');
    expect(record.fields.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('nobody explains their own session, and the customer does where the rules say so', async () => {
    await give(['df -h']);
    const { id, version, deviations } = await work('reboot');
    const input = {
      ...{ id, version, explanation: 'Because' },
      deviations: [deviations[0].key],
    };
    await expect(opened.planReports.explain(mine, input)).rejects.toThrow(
      'This was your own session: somebody else explains and closes the report',
    );
    await expect(opened.planReports.explain(customer, input)).rejects.toThrow(
      'You may not explain this report',
    );
    const provider = testScope({
      ref: 'user:provider/boss',
      tenants: ['provider'],
    });
    await opened.policies.update(provider, {
      ...{ version: 0, rules: { mayReview: true } },
    });
    await expect(
      opened.planReports.explain(customer, input),
    ).resolves.toMatchObject({ unexplained: 0 });
  });

  it('what is told late opens a closed report again', async () => {
    await give(['df -h']);
    const { id } = await work('df -h');
    const late = { session: id, commands: [command('reboot')] };
    await opened.desk.handlers.commands(late);
    await expect(opened.planReports.get(lead, { id })).resolves.toMatchObject({
      state: 'due',
      unexplained: 1,
    });
    await opened.follower.follow();
    expect(opened.world.objections.has(request)).toBe(true);
  });

  it('is taken out on record, and no spreadsheet runs what was typed', async () => {
    await give(['df -h']);
    const { id } = await work('=cmd|calc');
    const csv = await opened.planReports.exportCsv(lead, { id });
    expect(csv.filename).toBe(`acme-${id}-plan.csv`);
    expect(csv.body).toContain(`,command,'=cmd|calc,1,`);
    const json = await opened.planReports.export(lead, { id });
    expect(JSON.parse(String(json.body))).toMatchObject({
      ...{ tenant, id, state: 'due' },
      deviations: [{ text: '=cmd|calc' }, { kind: 'undone', text: 'df -h' }],
    });
    const formats = (await records('planReport.exported')).map(
      r => r.fields.format,
    );
    expect(formats).toEqual(['CSV', 'JSON']);
  });

  it('of two who close at once one wins, and a deviation that is not there is refused', async () => {
    await give(['df -h']);
    const { id, version, deviations } = await work('reboot');
    const none = {
      id,
      version,
      explanation: 'x',
      deviations: ['0'.repeat(32)],
    };
    await expect(opened.planReports.explain(lead, none)).rejects.toThrow(
      'deviations: one of them is not in this report',
    );
    const ready = await opened.planReports.explain(lead, {
      ...{ id, version, explanation: 'x' },
      deviations: [deviations[0].key],
    });
    const results = await Promise.allSettled([
      opened.planReports.close(lead, ready),
      opened.planReports.close(as('user:provider/second'), ready),
    ]);
    expect(results.map(r => r.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('somebody of another customer finds none of it', async () => {
    await give(['df -h']);
    const { id, version, deviations } = await work('reboot');
    const foreign = testScope({
      ref: 'user:globex/admin',
      tenants: ['globex'],
    });
    await expect(opened.planReports.list(foreign, {})).resolves.toMatchObject({
      items: [],
    });
    for (const act of [
      () => opened.planReports.get(foreign, { id }),
      () => opened.planReports.export(foreign, { id }),
      () =>
        opened.planReports.explain(foreign, {
          ...{ id, version, explanation: 'x' },
          deviations: [deviations[0].key],
        }),
    ]) {
      await expect(act()).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });
});
