import { ConflictError, InputError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope } from '@wardroom/platform-node';
import { scanRunLifecycle, type ScanRun } from '@wardroom/assets-common';
import type { Scanner } from '@wardroom/assets-node';
import type { StoredFindingDetails } from '../finding/findingOf';
import { sitesOf, type Scanners } from '../scanner/Scanners';
import { mustHaveRoom, scanAllowance, type Tenants } from './scanAllowance';
import { mustHaveAssets } from './mustHaveAssets';
import { scanRunFacts, wordsOfTargets } from './scanRunFacts';
import {
  presentScanRun,
  scanRunActions,
  scanRunRights,
} from './scanRunActions';
import type { ScanRunFilter, StoredScanRun } from './ScanRunReader';
import type { NewScanRun } from './ScanRunWriter';
import type { ScansStore, ScansTransaction } from './ScansStore';
import { usualSite } from './usualSite';

type Work = Pick<
  NewScanRun,
  'scanner' | 'type' | 'targets' | 'site' | 'settings'
>;
type Retest = { finding: string; scanner?: string; site?: string };

/** Use cases of scans. */
export class ScanRunService {
  readonly #store: ScansStore;
  readonly #scanners: Scanners;
  readonly #tenants: Tenants;

  constructor(options: {
    store: ScansStore;
    scanners: Scanners;
    tenants: Tenants;
  }) {
    this.#store = options.store;
    this.#scanners = options.scanners;
    this.#tenants = options.tenants;
  }

  async list(
    scope: TenantScope,
    filter: ScanRunFilter & PageInput,
  ): Promise<Page<ScanRun>> {
    const page = await this.#store.readOnce(scope, r =>
      r.scanRuns.list(filter),
    );
    const rights = await scope.rights(scanRunRights);
    return {
      ...page,
      items: page.items.map(run => presentScanRun(run, rights)),
    };
  }

  async get(scope: TenantScope, { id }: { id: string }): Promise<ScanRun> {
    const run = await this.#store.readOnce(scope, r =>
      r.scanRuns.get(scope.tenant, id),
    );
    return this.#present(scope, run);
  }

  async create(scope: TenantScope, input: Work): Promise<ScanRun> {
    const { tenant, actor } = scope;
    this.#scanners.fitFor(input);
    return this.reserve(scope, async tx => {
      await mustHaveAssets(tx, tenant, input.targets);
      const run = await tx.scanRuns.create({
        ...{ ...input, tenant, requestedBy: actor.ref },
      });
      const targets = wordsOfTargets(run);
      await tx.audit('scanRun.created', { ...scanRunFacts(run), targets });
      return run;
    });
  }

  /** Whether the weakness is gone is for the import of the report to say, as of any other. */
  async retest(scope: TenantScope, input: Retest): Promise<ScanRun> {
    const { tenant, actor } = scope;
    const finding = await this.#store.read(scope, r =>
      r.findings.get(tenant, input.finding),
    );
    if (finding.closedAt)
      throw new ConflictError('This finding is closed already');
    const scanner = input.scanner ?? this.#testerOf(finding).name;
    mustTell(this.#scanners.find(scanner), finding);
    const sites = await sitesOf(this.#scanners.find(scanner), tenant);
    const { before, site } = await this.#store.read(scope, async r => ({
      before: await r.scanRuns.newestOf(tenant, scanner),
      site: await usualSite(r, { tenant, scanner }, sites),
    }));
    const work: Work = {
      ...{ scanner, type: 'retest', site: input.site ?? site },
      targets: { assets: [finding.asset.id], ranges: [] },
      settings: before?.settings ?? {},
    };
    this.#scanners.fitFor(work);
    return this.reserve(scope, async tx => {
      const run = await tx.scanRuns.create({
        ...{ ...work, tenant, requestedBy: actor.ref },
        ...{ findingId: finding.id, ports: portsOf(finding) },
      });
      const title = finding.title.slice(0, 120);
      await tx.audit('scanRun.retested', {
        ...{ ...scanRunFacts(run), finding: title },
      });
      return run;
    });
  }

  async cancel(scope: TenantScope, { id }: { id: string }): Promise<ScanRun> {
    const rights = await scope.rights(scanRunRights);
    const run = await this.#store.transact(scope, async tx => {
      const before = await tx.scanRuns.get(scope.tenant, id);
      scanRunLifecycle.next(before.state, 'cancel');
      if (!scanRunActions(before, rights).includes('cancel')) {
        throw new ConflictError(
          'This scan is the next of its schedule: pause the schedule, or change it',
        );
      }
      const after = await tx.scanRuns.transition(before, 'cancel', {
        ended_at: await tx.scanRuns.now(),
      });
      await tx.audit('scanRun.cancelled', scanRunFacts(after));
      return after;
    });
    return this.#present(scope, run);
  }

  /** Reserves a scan that nobody has planned, where the quota has room for it. */
  async reserve(
    scope: TenantScope,
    work: (tx: ScansTransaction & Assets) => Promise<StoredScanRun>,
  ): Promise<ScanRun> {
    const { tenant } = scope;
    const customer = await this.#tenants.tenants.get({ tenant });
    if (customer.state !== 'active')
      throw new ConflictError(`The customer is ${customer.state}`);
    const run = await this.#store.transact(scope, async tx => {
      await tx.scanRuns.takeTurn(tenant);
      mustHaveRoom(await scanAllowance(tx, tenant, customer));
      return work(tx);
    });
    return this.#present(scope, run);
  }

  /** Who has found it can say whether it is gone. */
  #testerOf({ source }: StoredFindingDetails): Scanner {
    const [scanner, ...more] = this.#scanners.testing(source);
    if (scanner && more.length === 0) return scanner;
    throw new InputError(
      scanner
        ? `scanner: say which: ${[scanner, ...more].map(one => one.name).join(', ')}`
        : `No scanner here can test anew what ${source} has found: scan with it and import its report`,
    );
  }

  async #present(scope: TenantScope, run: StoredScanRun): Promise<ScanRun> {
    return presentScanRun(run, await scope.rights(scanRunRights));
  }
}

/** A scan that says nothing of the weakness would read as if it were still there. */
function mustTell(scanner: Scanner | undefined, finding: StoredFindingDetails) {
  const { vulnerabilityIds: ids } = finding;
  if (!scanner?.looksFor || ids.length === 0) return;
  if (ids.some(id => scanner.looksFor?.(id))) return;
  throw new InputError(
    `${scanner.title} here does not look for ${ids[0]}: repeat the scan that found it where that was made, and import its report`,
  );
}

type Assets = Parameters<typeof mustHaveAssets>[0];

function portsOf({ occurrences }: StoredFindingDetails): number[] {
  const ports = occurrences
    .filter(({ goneAt }) => !goneAt)
    .map(({ content }) => content.port)
    .filter(port => typeof port === 'number' && port > 0 && port < 65_536);
  return [...new Set(ports as number[])];
}
