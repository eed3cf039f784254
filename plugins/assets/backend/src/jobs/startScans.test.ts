import { startJobs } from '@wardroom/platform-node';
import { until } from '@wardroom/platform-test-utils';
import { RunLab } from '../testing/RunLab';
import { runScan } from './runScan';
import { startScans } from './startScans';

describe('startScans', () => {
  let lab: RunLab;

  beforeEach(async () => {
    lab = await RunLab.open();
  });
  afterEach(() => lab.drop());

  it('has two portals carry out scans side by side, each once', async () => {
    const { store, scanners, tenants } = lab;
    const hooks: (() => unknown)[] = [];
    const lifecycle = {
      addShutdownHook: (hook: () => unknown) => hooks.push(hook),
    };
    const run = runScan({
      ...{ store, scanners, hours: 1, stopping: lab.stop.signal },
      scanImports: lab.imports.service,
    });
    const start = startScans({ store, scanners, tenants, mostRunning: 2 });
    // Nobody goes on before both are at work.
    lab.scanner.meanwhile = () =>
      until(() => lab.scanner.tasks.length === 2, 20);
    const work = {
      ...{ scanner: lab.scanner.name, type: 'full' as const, settings: {} },
      targets: { assets: [], ranges: [] },
    };
    for (const tenant of ['acme', 'globex'])
      await lab.runs.create(lab.as(tenant), work);
    // As two portals would.
    startJobs(store, [start, run], lifecycle as never);
    startJobs(store, [start, run], lifecycle as never);
    const states = async () => {
      const rows = await lab.rows('scan_runs');
      return rows.map(({ state }) => state).join();
    };
    await until(async () => (await states()) === 'done,done');
    await Promise.all(hooks.map(hook => hook()));
    expect(lab.scanner.tasks.map(({ tenant }) => tenant).sort()).toEqual([
      'acme',
      'globex',
    ]);
    const imports = await lab.rows('scan_imports');
    expect(imports.map(({ tenant_id: tenant }) => tenant).sort()).toEqual([
      'acme',
      'globex',
    ]);
  });
});
