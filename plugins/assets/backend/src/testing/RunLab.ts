import { NotFoundError } from '@backstage/errors';
import { systemScope } from '@wardroom/platform-node';
import { testScope } from '@wardroom/platform-test-utils';
import type { ScanSchedule } from '@wardroom/assets-common';
import type { Tenant } from '@wardroom/tenants-common';
import { EmergencyScanService } from '../emergencyScan/EmergencyScanService';
import { runScan } from '../jobs/runScan';
import { startScans } from '../jobs/startScans';
import { Scanners } from '../scanner/Scanners';
import { RUN_SCAN } from '../scanSchedule/startDueScans';
import type { Tenants } from '../scanSchedule/scanAllowance';
import { ScanQuotaService } from '../scanSchedule/ScanQuotaService';
import { ScanRunService } from '../scanSchedule/ScanRunService';
import { ScanScheduleService } from '../scanSchedule/ScanScheduleService';
import { anAsset } from './anAsset';
import { FakeScanner } from './FakeScanner';
import { ImportLab } from './ImportLab';

/** Plans and runs scans as the portal does, with a scanner that looks at nothing. */
export class RunLab {
  readonly scanner = new FakeScanner();
  readonly scanners = new Scanners();
  readonly customers = customers();
  readonly runs: ScanRunService;
  readonly schedules: ScanScheduleService;
  readonly quotas: ScanQuotaService;
  readonly emergencies: EmergencyScanService;
  stop = new AbortController();
  readonly tenants: Tenants = {
    tenants: {
      get: async ({ tenant }: { tenant: string }) => {
        if (!this.customers[tenant]) throw new NotFoundError('no');
        return this.customers[tenant];
      },
      list: async () => ({ items: Object.values(this.customers) }),
    },
    tenantGroups: {
      list: async () => ({
        items: [{ id: 'grp_banks', name: 'Banks', tenants: ['acme'] }],
      }),
    },
  } as unknown as Tenants;

  private constructor(readonly imports: ImportLab) {
    this.scanners.addScanner(this.scanner);
    const { store } = imports;
    const parts = { store, scanners: this.scanners, tenants: this.tenants };
    this.runs = new ScanRunService(parts);
    this.schedules = new ScanScheduleService({ ...parts, runs: this.runs });
    this.quotas = new ScanQuotaService(parts);
    this.emergencies = new EmergencyScanService(parts);
  }

  /** With one asset for each of two customers: `web-01` at 192.0.2.10. */
  static async open(): Promise<RunLab> {
    const lab = new RunLab(await ImportLab.open());
    await lab.reset();
    return lab;
  }

  /** As if nothing had happened yet: a database for each test would take longer than the tests. */
  async reset(): Promise<void> {
    for (const table of TABLES) await this.rows(table).delete();
    for (const tenant of ['acme', 'globex']) {
      await this.store.transact(systemScope('assets', [tenant]), tx =>
        tx.assets.create(
          anAsset({ tenant, name: 'web-01', addresses: ['192.0.2.10'] }),
        ),
      );
    }
    Object.assign(this.customers, customers());
    this.scanner.reset();
    this.stop = new AbortController();
  }

  get store() {
    return this.imports.store;
  }

  as(tenant: string, holds?: string[]) {
    return testScope({ ref: `user:${tenant}/tess`, tenants: [tenant], holds });
  }

  /** Somebody who works for both customers. */
  both(holds?: string[]) {
    const tenants = ['acme', 'globex'];
    return testScope({ ref: 'user:provider/tess', tenants, holds });
  }

  /** Somebody whose role spans all customers. */
  fleet() {
    return testScope({ ref: 'user:provider/sam', tenants: '*' });
  }

  /** A schedule of all assets, each night. */
  schedule(
    tenant: string,
    changes: Partial<ScanSchedule> = {},
  ): Promise<ScanSchedule> {
    return this.schedules.create(this.as(tenant), {
      ...{ tenant, name: 'nightly', title: 'Every night' },
      ...{ scanner: this.scanner.name, type: 'full', settings: {} },
      targets: { assets: [], ranges: [] },
      recurrence: { every: 'day', at: '02:30' },
      ...{ timeZone: 'Europe/Berlin', blackouts: [], missed: 'skip' },
      ...changes,
    });
  }

  /** Lets the time of all reserved scans come, so long ago. */
  async makeDue(minutesAgo = 1): Promise<void> {
    await this.rows('scan_runs')
      .where({ state: 'reserved' })
      .update({ due_at: new Date(Date.now() - minutesAgo * 60_000) });
  }

  /** What the portal does every few seconds. */
  async begin(mostRunning = 2): Promise<void> {
    const { store, scanners, tenants } = this;
    const job = startScans({ store, scanners, tenants, mostRunning });
    await job.run(systemScope('assets', '*'), {}, async () => {});
  }

  /** Carries out the job of a scan, as one portal would. */
  async carryOut(
    tenant: string,
    id: string,
    report = async () => {},
  ): Promise<void> {
    const job = runScan({
      ...{ store: this.store, scanners: this.scanners, hours: 1, beatMs: 20 },
      ...{ scanImports: this.imports.service, stopping: this.stop.signal },
    });
    const scope = systemScope('assets', [tenant]);
    await job.run(scope, { scanRun: id }, report);
  }

  /** Scans of which a job was queued, oldest first. */
  async queued(): Promise<string[]> {
    const rows = await this.rows('jobs')
      .where({ name: RUN_SCAN })
      .orderBy('created_at');
    return rows.map(({ payload }) => payload.scanRun);
  }

  /** Begins what is due and carries it out. Returns the scan as its customer sees it. */
  async runNow(tenant: string, id: string) {
    await this.begin();
    await this.carryOut(tenant, id);
    return this.runs.get(this.as(tenant), { id });
  }

  async all(tenant: string) {
    const { items } = await this.runs.list(this.as(tenant), {});
    return items;
  }

  rows(table: string) {
    return this.imports.rows(table);
  }

  async drop(): Promise<void> {
    await this.imports.drop();
  }
}

const TABLES = [
  ...['scan_runs', 'emergency_scans', 'scan_schedules', 'scan_quotas'],
  'scan_imports',
  ...['findings', 'assets', 'jobs', 'outbox'],
];

function customers(): Record<string, Tenant> {
  return {
    acme: aCustomer('acme', 'essential', 'Europe/Berlin'),
    globex: aCustomer('globex', 'enterprise', 'UTC'),
  };
}

function aCustomer(id: string, tier: Tenant['tier'], timeZone: string): Tenant {
  return {
    ...{ id, name: id, tier, timeZone, key: id.toUpperCase() },
    ...{ state: 'active', version: 1, allowedActions: [] },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}
