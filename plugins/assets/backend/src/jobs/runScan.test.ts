import { InputError } from '@backstage/errors';
import { outboxOf, until } from '@wardroom/platform-test-utils';
import type { ScanTask } from '@wardroom/assets-node';
import { RunLab } from '../testing/RunLab';

describe('runScan', () => {
  let lab: RunLab;

  beforeAll(async () => {
    lab = await RunLab.open();
  });
  beforeEach(() => lab.reset());
  afterAll(() => lab.drop());

  /** A scan of all assets, begun. */
  async function begun(tenant = 'acme') {
    const run = await lab.runs.create(lab.as(tenant), {
      ...{ scanner: lab.scanner.name, type: 'full', settings: {} },
      targets: { assets: [], ranges: ['198.51.100.0/24'] },
    });
    await lab.begin();
    return run.id;
  }
  const look = (id: string, tenant = 'acme') =>
    lab.runs.get(lab.as(tenant), { id });
  const imports = () => lab.rows('scan_imports');

  it('scans what was asked for and imports the report', async () => {
    const id = await begun();
    await lab.carryOut('acme', id);
    const run = await look(id);
    expect(run).toMatchObject({ state: 'done', progress: 100 });
    const [task] = lab.scanner.tasks;
    expect(task).toMatchObject({ tenant: 'acme', runId: id, type: 'full' });
    expect(task.targets).toEqual(['198.51.100.0/24']);
    const scanImport = await lab.imports.look('acme', run.scanImportId ?? '');
    expect(scanImport).toMatchObject({
      ...{ state: 'queued', name: 'nmap.xml', createdBy: 'plugin:assets' },
    });
    const { records } = await outboxOf(lab.imports.database, 'assets');
    const words = records.map(({ event, tenant }) => `${tenant} ${event}`);
    expect(words).toEqual([
      'acme scanRun.created',
      'acme scanRun.started',
      'acme scanImport.created',
      'acme scanRun.finished',
    ]);
  });

  it('says in the words of the scanner why it failed, and has people told', async () => {
    lab.scanner.meanwhile = async () => {
      throw new InputError('The site "berlin" is not connected: connect it');
    };
    const id = await begun();
    await lab.carryOut('acme', id);
    await expect(look(id)).resolves.toMatchObject({
      state: 'failed',
      reason: 'The site "berlin" is not connected: connect it',
    });
    const { events } = await outboxOf(lab.imports.database, 'assets');
    expect(events).toEqual([{ type: 'scanRun.failed', tenant: 'acme', id }]);
    await expect(imports()).resolves.toEqual([]);
  });

  it('tells nothing of the inside', async () => {
    lab.scanner.meanwhile = async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.5:5432');
    };
    const id = await begun();
    await lab.carryOut('acme', id);
    const { reason } = await look(id);
    expect(reason).toBe(
      `The scan failed on our side. Tell your administrator its number, ${id}.`,
    );
  });

  it('is never begun twice: what a killed portal has left behind has failed', async () => {
    const id = await begun();
    // As if a portal had taken it up and was killed.
    await lab.rows('scan_runs').where({ id }).update({ begun_at: new Date() });
    await lab.carryOut('acme', id);
    await lab.carryOut('acme', id);
    expect(lab.scanner.tasks).toEqual([]);
    await expect(look(id)).resolves.toMatchObject({
      state: 'failed',
      reason: 'The portal was stopped while the scan ran. Run it again.',
    });
  });

  it('brings no report in of a scan that was taken for lost', async () => {
    const id = await begun();
    lab.scanner.meanwhile = () => lab.carryOut('acme', id);
    await lab.carryOut('acme', id);
    expect(lab.scanner.tasks).toHaveLength(1);
    await expect(look(id)).resolves.toMatchObject({ state: 'failed' });
    await expect(imports().where({ state: 'queued' })).resolves.toEqual([]);
  });

  it('ends when somebody cancels it, and says how far it is until then', async () => {
    const id = await begun();
    let task: ScanTask | undefined;
    lab.scanner.meanwhile = async asked => {
      task = asked;
      asked.onProgress(41.7);
      await new Promise(() => {});
    };
    const work = lab.carryOut('acme', id);
    await until(async () => (await look(id)).progress === 42);
    await lab.runs.cancel(lab.as('acme'), { id });
    await work;
    expect(task?.signal.aborted).toBe(true);
    await expect(look(id)).resolves.toMatchObject({ state: 'cancelled' });
    await expect(imports()).resolves.toEqual([]);
  });

  it('ends with the portal', async () => {
    const id = await begun();
    lab.scanner.meanwhile = () => new Promise(() => {});
    const work = lab.carryOut('acme', id);
    await until(async () => lab.scanner.tasks.length === 1);
    lab.stop.abort();
    await work;
    await expect(look(id)).resolves.toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('The portal was stopped'),
    });
  });

  it('ends scans that no job works on any more', async () => {
    const id = await begun();
    await lab.rows('jobs').delete();
    await lab.begin();
    await expect(look(id)).resolves.toMatchObject({ state: 'failed' });
  });

  it('finds nothing where no asset has an address', async () => {
    const { id } = await lab.runs.create(lab.as('acme'), {
      ...{ scanner: lab.scanner.name, type: 'full', settings: {} },
      targets: { assets: [], ranges: [] },
    });
    await lab.rows('assets').update({ addresses: [] });
    const { state, reason } = await lab.runNow('acme', id);
    expect([state, reason]).toEqual([
      'failed',
      'None of the assets has an IP address or a host name: add one, or name a range',
    ]);
  });

  it('tests anew whether a finding is there, and its import closes what is gone', async () => {
    const first = await lab.runs.create(lab.as('acme'), {
      ...{ scanner: lab.scanner.name, type: 'full', settings: {} },
      targets: { assets: [], ranges: [] },
    });
    const found = await lab.runNow('acme', first.id);
    await lab.imports.run('acme', found.scanImportId ?? '');
    const [finding] = await lab.rows('findings');
    expect(finding).toMatchObject({ tenant_id: 'acme', state: 'open' });

    const asked = { finding: finding.id };
    const { looksFor } = lab.scanner;
    lab.scanner.looksFor = () => false;
    await expect(lab.runs.retest(lab.as('acme'), asked)).rejects.toThrow(
      'Fake scanner here does not look for CVE-2014-0160',
    );
    lab.scanner.looksFor = looksFor;

    lab.scanner.isWeak = false;
    lab.scanner.needsSite = true;
    lab.scanner.siteNames = ['east', 'west'];
    await expect(lab.runs.retest(lab.as('acme'), asked)).rejects.toThrow(
      'choose one',
    );
    const { items } = await lab.schedules.scanners(lab.as('acme'));
    expect(items[0].site).toBeUndefined();
    const chosen = { ...asked, site: 'sit_west' };
    const retest = await lab.runs.retest(lab.as('acme'), chosen);
    const done = await lab.runNow('acme', retest.id);
    expect(done).toMatchObject({ type: 'retest', findingId: finding.id });
    expect(lab.scanner.tasks[1]).toMatchObject({
      ...{ targets: ['192.0.2.10'], ports: [443], site: 'sit_west' },
    });
    const [{ site }] = (await lab.schedules.scanners(lab.as('acme'))).items;
    expect(site).toBe('sit_west');
    await lab.imports.run('acme', done.scanImportId ?? '');
    const [after] = await lab.rows('findings');
    expect(after.closed_at).not.toBeNull();
    await expect(lab.runs.retest(lab.as('acme'), asked)).rejects.toThrow(
      'closed already',
    );
  });
});
