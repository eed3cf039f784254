import { outboxOf } from '@wardroom/platform-test-utils';
import { RunLab } from '../testing/RunLab';

const cve = 'CVE-2014-0160';
const search = {
  ...{ vulnerabilityIds: [cve], type: 'full' as const },
  reason: 'It is being exploited',
};

describe('emergency scans', () => {
  let lab: RunLab;

  beforeAll(async () => {
    lab = await RunLab.open();
  });
  beforeEach(() => lab.reset());
  afterAll(() => lab.drop());

  const everybody = [{ tenant: 'acme' }, { tenant: 'globex' }];
  const start = (more: object = {}, scope = lab.both()) =>
    lab.emergencies.start(scope, {
      ...{ ...search, customers: everybody, despite: [] },
      ...more,
    });
  const preview = async (choice: object = {}, scope = lab.both()) => {
    const { customers } = await lab.emergencies.preview(scope, {
      ...search,
      ...choice,
    });
    return customers;
  };
  const look = async (id: string, scope = lab.both()) =>
    (await lab.emergencies.get(scope, { id })).customers;
  /** Carries out the scans of both and imports their reports. */
  const carryOut = async () => {
    await lab.begin();
    for (const tenant of ['acme', 'globex']) {
      const [run] = await lab.all(tenant);
      await lab.carryOut(tenant, run.id);
      const { scanImportId } = await lab.runs.get(lab.as(tenant), run);
      if (scanImportId) await lab.imports.run(tenant, scanImportId);
    }
  };
  const useUpQuota = () =>
    lab.quotas.update(lab.as('acme'), { version: 0, limit: 0 });

  it('shows before it begins whom it concerns and what is in the way', async () => {
    await lab.rows('assets').insert({
      ...{ tenant_id: 'acme', id: 'ast_bare', name: 'bare', title: 'Bare' },
      ...{ type: 'server', criticality: 1, owner: '', addresses: [] },
      ...{ tags: [], notes: '', state: 'active', search: '' },
    });
    await useUpQuota();
    lab.customers.globex.state = 'suspended';
    await expect(preview()).resolves.toMatchObject([
      {
        ...{ tenant: 'acme', assets: 2, reached: 1, known: 0 },
        obstacles: [{ kind: 'quota', passable: true }],
      },
      {
        tenant: 'globex',
        obstacles: [{ reason: 'The customer is suspended', passable: false }],
      },
    ]);
    await expect(lab.rows('scan_runs')).resolves.toEqual([]);
  });

  it('says of each site why it cannot go there', async () => {
    lab.scanner.needsSite = true;
    lab.scanner.siteNames = ['east', 'west'];
    const kinds = async () =>
      (await preview({ customers: ['acme'] })).flatMap(({ obstacles }) =>
        obstacles.map(({ kind }) => kind),
      );
    await expect(kinds()).resolves.toEqual(['choose-site']);
    lab.scanner.siteNames = ['east'];
    await expect(kinds()).resolves.toEqual([]);
    lab.scanner.beyond.add('192.0.2.10');
    await expect(kinds()).resolves.toEqual(['no-asset']);
    jest.spyOn(lab.scanner, 'sites').mockResolvedValueOnce(new Map());
    await expect(kinds()).resolves.toEqual(['no-site']);
    await expect(
      start({ customers: [{ tenant: 'acme', site: 'sit_other' }] }),
    ).rejects.toThrow('by no site sit_other');
  });

  it.each([
    ['a tier', { tier: ['enterprise'] }, ['globex']],
    ['some', { customers: ['globex'] }, ['globex']],
  ])('is about the customers of %s', async (_, choice, tenants) => {
    const found = await preview(choice);
    expect(found.map(({ tenant }) => tenant)).toEqual(tenants);
  });

  it('is about the customers of a group, for those who may see groups', async () => {
    const found = await preview({ group: 'Banks' }, lab.fleet());
    expect(found.map(({ tenant }) => tenant)).toEqual(['acme']);
    await expect(preview({ group: 'Shops' }, lab.fleet())).rejects.toThrow(
      'group: there is no group "Shops"',
    );
  });

  it('is about nobody whom the person does not see', async () => {
    const scope = lab.as('globex');
    const found = await preview({}, scope);
    expect(found.map(({ tenant }) => tenant)).toEqual(['globex']);
    await expect(preview({ group: 'Banks' }, scope)).rejects.toThrow(
      'does not include "tenantGroup.read"',
    );
    await expect(start({}, scope)).rejects.toThrow(
      'There is no customer "acme"',
    );
    await expect(lab.rows('emergency_scans')).resolves.toEqual([]);
  });

  it('says who is exposed, who is not and who was not scanned', async () => {
    const { id, underWay } = await start();
    expect(underWay).toBe(2);
    const results = async () =>
      (await look(id)).map(({ result, exposed, notFound }) => [
        ...[result, exposed, notFound],
      ]);
    await expect(results()).resolves.toEqual([
      ['pending', 0, 0],
      ['pending', 0, 0],
    ]);
    lab.scanner.meanwhile = async ({ tenant }) => {
      lab.scanner.isWeak = tenant === 'acme';
    };
    await carryOut();
    await expect(results()).resolves.toEqual([
      ['exposed', 1, 0],
      ['not-found', 0, 1],
    ]);
    const [{ underWay: left }] = (await lab.emergencies.list(lab.both(), {}))
      .items;
    expect(left).toBe(0);
    // What is known by now counts, also for whom it concerns next.
    const [acme] = await preview();
    expect(acme).toMatchObject({ known: 1, obstacles: [] });
  });

  it('has each customer see its own part alone', async () => {
    const { id } = await start();
    const seen = await lab.emergencies.get(lab.as('globex'), { id });
    expect(seen.customers.map(({ tenant }) => tenant)).toEqual(['globex']);
    expect(seen.customerCount).toBe(1);
    const { items } = await lab.emergencies.list(lab.as('initech'), {});
    expect(items).toEqual([]);
    await expect(look(id, lab.as('initech'))).rejects.toThrow(
      'There is no emergency scan',
    );
  });

  it('keeps on record who was not scanned, and scans the others', async () => {
    await useUpQuota();
    const { id } = await start();
    const [acme, globex] = await look(id);
    expect(acme).toMatchObject({
      result: 'not-scanned',
      reason: expect.stringMatching(/^Of the 0 scans of .* 0 have begun/),
    });
    expect(acme.run).toBeUndefined();
    expect(globex.run).toMatchObject({ state: 'reserved' });
    const { records } = await outboxOf(lab.imports.database, 'assets');
    const words = records
      .filter(({ event }) => event === 'emergencyScan.started')
      .map(({ tenant, sentence }) => [tenant, sentence]);
    expect(words).toEqual([
      [
        'acme',
        expect.stringMatching(
          /^user:provider\/tess asked for an emergency scan for CVE-2014-0160: It is being exploited \(not scanned: Of the 0/,
        ),
      ],
      ['globex', expect.stringContaining('(scanned)')],
    ]);
  });

  it('takes one more of the quota for its reason, from those who may grant it', async () => {
    await useUpQuota();
    const acme = { customers: [{ tenant: 'acme' }], despite: ['quota'] };
    await expect(start(acme, lab.both([]))).rejects.toThrow(
      'Nobody would be scanned. acme: Of the 0 scans',
    );
    await start(acme);
    await expect(lab.quotas.get(lab.as('acme'))).resolves.toMatchObject({
      ...{ granted: 1, reserved: 1, left: 0 },
    });
    await lab.begin();
    await expect(lab.quotas.get(lab.as('acme'))).resolves.toMatchObject({
      ...{ granted: 1, used: 1, left: 0 },
    });
  });

  it('goes on in a blackout where that is said, and nowhere else', async () => {
    const blackouts = [
      { from: '2020-01-01', to: '2099-12-31', note: 'Freeze' },
    ];
    await lab.rows('scan_schedules').insert({
      ...{ tenant_id: 'globex', id: 'sch_one', name: 'one', title: 'Nightly' },
      ...{ scanner: 'fake-scanner', type: 'full', targets: '{}' },
      ...{ settings: '{}', time_zone: 'UTC', missed: 'skip', state: 'active' },
      recurrence: JSON.stringify({ every: 'day', at: '02:30' }),
      ...{ blackouts: JSON.stringify(blackouts), created_by: 'x' },
    });
    const globex = { customers: [{ tenant: 'globex' }] };
    await expect(start(globex)).rejects.toThrow(
      'Blackout of Nightly: Freeze (2020-01-01 to 2099-12-31)',
    );
    const { underWay } = await start({ ...globex, despite: ['blackout'] });
    expect(underWay).toBe(1);
  });

  it('begins once, however many ask for it at a time', async () => {
    const [one, other] = await Promise.allSettled([start(), start()]);
    expect([one.status, other.status].sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await expect(lab.rows('scan_runs')).resolves.toHaveLength(2);
    const [{ obstacles }] = await preview();
    expect(obstacles).toMatchObject([{ kind: 'under-way' }]);
  });

  it('leaves out what it does not get to, and says so where nothing is left', async () => {
    lab.scanner.needsSite = true;
    const { id } = await start();
    lab.scanner.beyond.add('192.0.2.10');
    await carryOut();
    const [{ result, reason }] = await look(id);
    expect([result, reason]).toEqual([
      'not-scanned',
      'None of its assets is in the ranges of the site',
    ]);
  });

  it.each([
    [{ vulnerabilityIds: ['CVE-2021-44228'] }, 'no scanner here looks for'],
    [{ vulnerabilityIds: [cve, 'CVE-2021-44228'] }, 'no scanner here looks'],
    [{ scanner: 'other' }, 'other looks for CVE-2014-0160 not'],
    [{ customers: [{ tenant: 'acme' }, { tenant: 'initech' }] }, 'no customer'],
  ])('refuses %j', async (wrong, message) => {
    await expect(start(wrong)).rejects.toThrow(message);
    await expect(lab.rows('emergency_scans')).resolves.toEqual([]);
  });
});
