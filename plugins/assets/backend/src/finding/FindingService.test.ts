import { outboxOf, testScope } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import { addFindings, type FindingFields } from '../testing/addFindings';
import { openAssetsStore } from '../testing/openAssetsStore';
import { FindingService } from './FindingService';

const acme = testScope({ ref: 'user:provider/tess', tenants: ['acme'] });
const globex = testScope({ ref: 'user:provider/tess', tenants: ['globex'] });
const ada = testScope({ ref: 'user:acme/ada', tenants: ['acme'] });
const fleet = systemScope('assets', '*');

describe('FindingService', () => {
  let world: Awaited<ReturnType<typeof openAssetsStore>>;
  let service: FindingService;

  beforeEach(async () => {
    world = await openAssetsStore();
    service = new FindingService(world.store);
  });
  afterEach(() => world.database.drop());

  const add = (...many: FindingFields[]) => addFindings(world.database, many);
  const chosen = (ids: string[], version = 1) =>
    ids.map(id => ({ id, version }));
  const statesOf = async (...ids: string[]) => {
    const state = ['open', 'confirmed', 'false_positive', 'closed'] as const;
    const { items } = await service.list(fleet, { state: [...state] });
    return ids.map(id => items.find(item => item.id === id)?.state);
  };
  const recordsOf = async () =>
    (await outboxOf(world.database, 'assets')).records;

  it('shows a finding with its places, its text and its history', async () => {
    const [id] = await add({
      places: [
        { place: '80/tcp', goneAt: '2026-11-02T00:00Z' },
        { place: '443/tcp' },
      ],
    });
    await service.confirm(acme, { findings: chosen([id]), note: 'Seen it' });
    await service.refute(acme, { findings: chosen([id], 2), note: 'Patched' });
    const finding = await service.get(acme, { id });
    expect(finding).toMatchObject({
      asset: { name: 'web-01' },
      severity: 'High',
      score: 7.5,
      state: 'false_positive',
      description: 'It is old.',
      remediation: 'Update it.',
      occurrenceCount: 2,
      occurrences: [{ place: '443/tcp' }, { place: '80/tcp' }],
      allowedActions: ['reopen'],
    });
    expect(finding.dueAt).toBeUndefined();
    expect(finding.knownExploited).toBeUndefined();
    expect(
      finding.steps.map(({ action, state, note }) => [action, state, note]),
    ).toEqual([
      ['confirm', 'confirmed', 'Seen it'],
      ['refute', 'false_positive', 'Patched'],
    ]);
  });

  it('takes many findings at once, each with its record', async () => {
    const ids = await add({ title: 'First' }, { title: 'Second' });
    const { findings } = await service.exclude(acme, {
      findings: chosen(ids),
      note: 'Not ours',
    });
    expect(findings.map(f => [f.state, f.version, f.allowedActions])).toEqual([
      ['out_of_scope', 2, ['reopen']],
      ['out_of_scope', 2, ['reopen']],
    ]);
    const records = await recordsOf();
    expect(records.map(({ object }) => object).sort()).toEqual(ids.sort());
    expect(records.map(({ sentence }) => sentence).sort()).toEqual([
      'user:provider/tess put “First” on web-01 out of scope: Not ours',
      'user:provider/tess put “Second” on web-01 out of scope: Not ours',
    ]);
  });

  it('does nothing if one of them has changed, and says which', async () => {
    const [first, second] = await add({ title: 'First' }, { title: 'Second' });
    await service.confirm(acme, { findings: chosen([second]) });
    await expect(
      service.refute(acme, { findings: chosen([first, second]), note: 'No' }),
    ).rejects.toThrow(
      `“Second” on web-01 (${second}) changed meanwhile, so nothing was done`,
    );
    await expect(statesOf(first, second)).resolves.toEqual([
      'open',
      'confirmed',
    ]);
  });

  it('does nothing if the state of one does not allow it', async () => {
    const [first, second] = await add({}, { title: 'Second', state: 'closed' });
    const both = { findings: chosen([first, second]) };
    const refused = service.confirm(acme, both);
    await expect(refused).rejects.toThrow(
      /“confirm” is for findings that are open, so nothing was done: leave out “Second”/,
    );
    await expect(refused).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(statesOf(first)).resolves.toEqual(['open']);
  });

  it('refuses a finding that is named twice', async () => {
    const [id] = await add({});
    await expect(
      service.confirm(acme, { findings: chosen([id, id]) }),
    ).rejects.toThrow(`findings: names ${id} twice`);
  });

  it('lets one of two people win who choose the same findings', async () => {
    const ids = await add({}, {}, {});
    const results = await Promise.allSettled([
      service.confirm(acme, { findings: chosen(ids) }),
      service.refute(acme, {
        findings: chosen([...ids].reverse()),
        note: 'No',
      }),
    ]);
    const lost = results.filter(r => r.status === 'rejected');
    expect(lost.map(({ reason }) => reason.name)).toEqual(['ConflictError']);
    expect(new Set(await statesOf(...ids)).size).toBe(1);
  });

  it('leaves an accepted risk to the customer', async () => {
    const [id] = await add({ state: 'risk_accepted' });
    const again = { findings: chosen([id]), note: 'We fix it' };
    await expect(service.reopen(acme, again)).rejects.toThrow(
      /only they open it again/,
    );
    const { findings } = await service.reopen(ada, again);
    expect(findings[0].state).toBe('open');
  });

  it('has no findings of other customers', async () => {
    const [id] = await add({ tenant: 'globex' });
    const foreign = { name: 'NotFoundError' };
    await expect(service.get(acme, { id })).rejects.toMatchObject(foreign);
    await expect(
      service.confirm(acme, { findings: chosen([id]) }),
    ).rejects.toMatchObject(foreign);
    await expect(service.list(acme, {})).resolves.toEqual({ items: [] });
    const scopes = [acme, globex, acme, globex, fleet];
    const counts = scopes.map(scope => service.count(scope, {}));
    const totals = (await Promise.all(counts)).map(({ total }) => total);
    expect(totals).toEqual([0, 1, 0, 1, 1]);
  });

  it('downloads the list with formulas made harmless, on the record of each customer in it', async () => {
    await add(
      { title: '=cmd()', knownExploited: true, rank: 9 },
      { tenant: 'globex' },
    );
    const { body } = await service.download(fleet, {});
    const lines: string[] = [];
    for await (const part of body) lines.push(part);
    expect(lines.join('').split('\r\n')).toEqual([
      expect.stringMatching(/^customer,asset,severity,score,title,/),
      expect.stringMatching(/^acme,web-01,High,7.5,'=cmd\(\),plugin-1,.*,yes,/),
      expect.stringMatching(/^globex,web-01,High,7.5,Old OpenSSL,/),
      '',
    ]);
    const records = await recordsOf();
    expect(records.map(r => [r.tenant, r.event, r.fields])).toEqual([
      ['acme', 'finding.downloaded', { format: 'CSV' }],
      ['globex', 'finding.downloaded', { format: 'CSV' }],
    ]);
  });

  it('downloads JSON that other programs read, of nothing as well', async () => {
    const textOf = async (filter: { state?: ['closed'] }) => {
      const { body } = await service.downloadJson(acme, filter);
      const parts: string[] = [];
      for await (const part of body) parts.push(part);
      return JSON.parse(parts.join(''));
    };
    const ids = await add({ title: '"quoted"' }, {});
    const items: { id: string }[] = await textOf({});
    expect(items.map(({ id }) => id).sort()).toEqual(ids.sort());
    await expect(textOf({ state: ['closed'] })).resolves.toEqual([]);
  });
});
