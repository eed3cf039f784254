import { stringify } from 'yaml';
import { InputError } from '@backstage/errors';
import type { ApplyPlan } from '@wardroom/platform-common';
import type {
  Download,
  PluginClient,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import {
  entityOf,
  ScanScheduleEntity,
  scanScheduleEntityOf,
  type AssetDescription,
} from '@wardroom/assets-common';
import { PROVIDER, type tenantsContract } from '@wardroom/tenants-common';
import type { AssetReader } from '../asset/AssetReader';
import { ranksOtherwise, type AssetWriter } from '../asset/AssetWriter';
import { enqueueRanking } from '../enqueueRanking';
import type { Scanners } from '../scanner/Scanners';
import type { ScanQuotaWriter } from '../scanSchedule/ScanQuotaWriter';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';
import type { ScanScheduleReader } from '../scanSchedule/ScanScheduleReader';
import type { ScanScheduleWriter } from '../scanSchedule/ScanScheduleWriter';
import { applyScanSchedules } from './applyScanSchedules';
import { planAsset } from './planAsset';
import { readAssetFiles } from './readAssetFiles';
import { readEntities } from './readEntities';

type Store = TenantStore<
  { assets: typeof AssetReader; scanSchedules: typeof ScanScheduleReader },
  {
    assets: typeof AssetWriter;
    scanQuotas: typeof ScanQuotaWriter;
    scanRuns: typeof ScanRunWriter;
    scanSchedules: typeof ScanScheduleWriter;
  }
>;

type Change = ApplyPlan['changes'][number];
type Transaction = Parameters<Parameters<Store['transact']>[1]>[0];

/** Assets and scan schedules as entity files: brings them to what files say, and writes the files that say it. */
export class ApplyService {
  readonly #store: Store;
  readonly #tenants: PluginClient<typeof tenantsContract>;
  readonly #scanners: Scanners;

  constructor(options: {
    store: Store;
    scanners: Scanners;
    tenants: PluginClient<typeof tenantsContract>;
  }) {
    this.#store = options.store;
    this.#tenants = options.tenants;
    this.#scanners = options.scanners;
  }

  /** All of the files or none of them. What is in no file stays as it is. */
  async apply(
    scope: TenantScope,
    input: { files: string; dryRun: boolean },
  ): Promise<ApplyPlan> {
    const wanted = byTenant(input.files);
    for (const tenant of wanted.keys()) await this.#mustBeOpen(tenant);
    const { dryRun } = input;
    const changes = await this.#store.transact(scope, async tx => {
      const all: Change[] = [];
      for (const [tenant, { assets, entities }] of wanted) {
        const ofTenant = await applyIn(tx, { tenant, assets }, dryRun);
        const assetNames = new Set(assets.map(({ name }) => name));
        const ofSchedules = await applyScanSchedules(tx, this.#scanners, {
          ...{ tenant, entities, assetNames, dryRun, by: scope.actor.ref },
        });
        ofTenant.push(...ofSchedules);
        all.push(...ofTenant);
        if (dryRun) continue;
        await record(tx, { tenant, mode: 'applied' }, ofTenant);
      }
      // The trial itself is on the provider's record, and so is an application of nothing.
      if (dryRun || wanted.size === 0) {
        const mode = dryRun ? 'tried out' : 'applied';
        await record(tx, { tenant: PROVIDER, mode }, all);
      }
      return all;
    });
    return { dryRun, changes, ...totals(changes) };
  }

  async export(scope: TenantScope): Promise<Download> {
    const { tenant } = scope;
    const { assets, schedules } = await this.#store.read(scope, async r => ({
      assets: await r.assets.allOf(tenant),
      schedules: await r.scanSchedules.allOf(tenant),
    }));
    const names = new Map(assets.map(({ id, name }) => [id, name]));
    const entities = [
      ...assets.map(entityOf),
      ...schedules.map(one => scanScheduleEntityOf(one, names)),
    ];
    return {
      filename: `${tenant}-assets.yaml`,
      body: entities.map(entity => stringify(entity)).join('---\n'),
    };
  }

  async #mustBeOpen(tenant: string) {
    const customer = await this.#tenants.tenants
      .get({ tenant })
      .catch((error: Error) => {
        if (error.name === 'NotFoundError') return undefined;
        throw error;
      });
    if (customer && customer.state !== 'closed') return;
    throw new InputError(
      `files: there is no customer "${tenant}"; apply its own file first`,
    );
  }
}

async function applyIn(
  tx: Transaction,
  wanted: { tenant: string; assets: AssetDescription[] },
  dryRun: boolean,
): Promise<Change[]> {
  const { tenant, assets } = wanted;
  const names = assets.map(asset => asset.name);
  const found = await tx.assets.findByNames(tenant, names);
  const known = new Map(found.map(asset => [asset.name, asset]));
  const changes: Change[] = [];
  let ranks = false;
  for (const asset of assets) {
    const before = known.get(asset.name);
    const change = planAsset(before, asset);
    changes.push(change);
    if (dryRun || change.action === 'unchanged') continue;
    const id = await write(tx.assets, before, asset);
    await tx.emit(before ? 'asset.updated' : 'asset.created', {
      tenant,
      id,
      name: asset.name,
    });
    ranks ||= before !== undefined && ranksOtherwise(before, asset);
  }
  if (ranks) await enqueueRanking(tx, tenant);
  return changes;
}

async function write(
  assets: AssetWriter,
  before: Awaited<ReturnType<AssetWriter['findByNames']>>[number] | undefined,
  asset: AssetDescription,
): Promise<string> {
  if (!before) return (await assets.create(asset)).id;
  const active =
    before.state === 'retired'
      ? await assets.transition(before, 'reactivate')
      : before;
  return (await assets.update(active, asset)).id;
}

function record(
  tx: Transaction,
  act: { tenant: string; mode: 'applied' | 'tried out' },
  changes: Change[],
) {
  const { created, updated } = totals(changes);
  return tx.audit('asset.applied', { ...act, created, updated });
}

function totals(changes: Change[]) {
  const having = (action: Change['action']) =>
    changes.filter(change => change.action === action).length;
  return {
    created: having('create'),
    updated: having('update'),
    unchanged: having('unchanged'),
  };
}

/** What files say, customer by customer, in the order of their ids, in which emergency scans take their turns as well. */
function byTenant(files: string) {
  type Files = { assets: AssetDescription[]; entities: ScanScheduleEntity[] };
  const groups = new Map<string, Files>();
  const of = (tenant: string) => {
    const group = groups.get(tenant) ?? { assets: [], entities: [] };
    groups.set(tenant, group);
    return group;
  };
  for (const asset of readAssetFiles(files))
    of(asset.tenant).assets.push(asset);
  for (const entity of readEntities(files, scanScheduleKind))
    of(entity.metadata.namespace).entities.push(entity);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const scanScheduleKind = {
  name: 'ScanSchedule',
  noun: 'scan schedule',
  schema: ScanScheduleEntity,
};
