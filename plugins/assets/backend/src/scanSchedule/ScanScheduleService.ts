import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope } from '@wardroom/platform-node';
import type {
  ScannerDescription,
  ScanPreview,
  ScanRun,
  ScanSchedule,
  ScanTiming,
} from '@wardroom/assets-common';
import type { Scanners } from '../scanner/Scanners';
import { createScanSchedule } from './createScanSchedule';
import { moveScanSchedule } from './moveScanSchedule';
import { previewRuns, quotaBeside } from './previewRuns';
import { mustComeRound } from './runTimesOf';
import { scanAllowance, type Tenants } from './scanAllowance';
import type { ScanRunService } from './ScanRunService';
import type { ScanScheduleFilter } from './ScanScheduleReader';
import { scanScheduleActions, scanScheduleRights } from './scanSchedulePolicy';
import type {
  ScanScheduleChanges,
  ScanScheduleDescription,
} from './ScanScheduleWriter';
import type { ScansStore } from './ScansStore';
import { updateScanSchedule } from './updateScanSchedule';
import { usualSite } from './usualSite';

type One = { id: string; version: number };

/** A site that is null is taken away. */
type Changes = Omit<ScanScheduleChanges, 'site'> & { site?: string | null };

/** Use cases of scan schedules. */
export class ScanScheduleService {
  readonly #store: ScansStore;
  readonly #scanners: Scanners;
  readonly #tenants: Tenants;
  readonly #runs: ScanRunService;

  constructor(options: {
    store: ScansStore;
    scanners: Scanners;
    tenants: Tenants;
    runs: ScanRunService;
  }) {
    this.#store = options.store;
    this.#scanners = options.scanners;
    this.#tenants = options.tenants;
    this.#runs = options.runs;
  }

  async list(
    scope: TenantScope,
    filter: ScanScheduleFilter & PageInput,
  ): Promise<Page<ScanSchedule>> {
    const page = await this.#store.readOnce(scope, r =>
      r.scanSchedules.list(filter),
    );
    const rights = await scope.rights(scanScheduleRights);
    return {
      ...page,
      items: page.items.map(schedule => ({
        ...schedule,
        allowedActions: scanScheduleActions(schedule, rights),
      })),
    };
  }

  async get(scope: TenantScope, { id }: { id: string }): Promise<ScanSchedule> {
    const schedule = await this.#store.readOnce(scope, r =>
      r.scanSchedules.get(scope.tenant, id),
    );
    const rights = await scope.rights(scanScheduleRights);
    const allowedActions = scanScheduleActions(schedule, rights);
    return { ...schedule, allowedActions };
  }

  async scanners(
    scope: TenantScope,
  ): Promise<{ items: ScannerDescription[]; timeZone: string }> {
    const { tenant } = scope;
    const { timeZone } = await this.#tenants.tenants.get({ tenant });
    const described = await this.#scanners.describe(tenant);
    const items = await this.#store.read(scope, async r => {
      const found: ScannerDescription[] = [];
      for (const scanner of described) {
        const which = { tenant, scanner: scanner.name };
        const site = await usualSite(r, which, scanner.sites);
        found.push({ ...scanner, site });
      }
      return found;
    });
    return { items, timeZone };
  }

  async preview(
    scope: TenantScope,
    { draft, schedule: id }: { draft: ScanTiming; schedule?: string },
  ): Promise<ScanPreview> {
    const { tenant } = scope;
    const customer = await this.#tenants.tenants.get({ tenant });
    const allowance = await this.#store.read(scope, r =>
      scanAllowance(r, tenant, customer),
    );
    mustComeRound(draft, allowance.now);
    const schedules = allowance.schedules.filter(other => other.id !== id);
    return {
      ...previewRuns(draft, { ...allowance, schedules }, customer.timeZone),
      quota: quotaBeside(allowance),
    };
  }

  async create(
    scope: TenantScope,
    input: ScanScheduleDescription,
  ): Promise<ScanSchedule> {
    const by = scope.actor.ref;
    const { id } = await this.#store.transact(scope, tx =>
      createScanSchedule(tx, this.#scanners, { described: input, by }),
    );
    return this.get(scope, { id });
  }

  async update(
    scope: TenantScope,
    { id, version, site, ...others }: One & Changes,
  ): Promise<ScanSchedule> {
    const { tenant } = scope;
    const changes: ScanScheduleChanges = { ...others };
    if (site !== undefined) changes.site = site ?? undefined;
    await this.#store.transact(scope, async tx => {
      const found = await tx.scanSchedules.get(tenant, id);
      const before = { ...found, version };
      await updateScanSchedule(tx, this.#scanners, { before, changes });
    });
    return this.get(scope, { id });
  }

  /** The quota has to have room for it: its next scan stays where it is. */
  async start(scope: TenantScope, { id }: { id: string }): Promise<ScanRun> {
    const { tenant, actor } = scope;
    return this.#runs.reserve(scope, async tx => {
      const schedule = await tx.scanSchedules.get(tenant, id);
      this.#scanners.fitFor(schedule);
      const { name } = schedule;
      await tx.audit('scanSchedule.started', { tenant, object: id, name });
      return tx.scanRuns.create({
        ...{ ...schedule, schedule, requestedBy: actor.ref },
      });
    });
  }

  async pause(scope: TenantScope, input: One): Promise<ScanSchedule> {
    return this.#transition(scope, input, 'pause');
  }

  async resume(scope: TenantScope, input: One): Promise<ScanSchedule> {
    return this.#transition(scope, input, 'resume');
  }

  async delete(scope: TenantScope, { id }: { id: string }) {
    const { tenant } = scope;
    await this.#store.transact(scope, async tx => {
      await tx.scanRuns.takeTurn(tenant);
      const schedule = await tx.scanSchedules.get(tenant, id);
      await tx.scanRuns.unplan(schedule);
      await tx.scanSchedules.delete(schedule);
      const { name } = schedule;
      await tx.audit('scanSchedule.deleted', { tenant, object: id, name });
    });
    return { id };
  }

  async #transition(
    scope: TenantScope,
    { id, version }: One,
    action: 'pause' | 'resume',
  ): Promise<ScanSchedule> {
    await this.#store.transact(scope, async tx => {
      const before = await tx.scanSchedules.get(scope.tenant, id);
      await moveScanSchedule(tx, { ...before, version }, action);
    });
    return this.get(scope, { id });
  }
}
