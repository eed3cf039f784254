import { stringify } from 'yaml';
import { InputError } from '@backstage/errors';
import type { ApplyPlan } from '@wardroom/platform-common';
import type {
  Download,
  PluginClient,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import { entityOf, type AssetDescription } from '@wardroom/assets-common';
import { PROVIDER, type tenantsContract } from '@wardroom/tenants-common';
import type { AssetReader } from '../asset/AssetReader';
import { ranksOtherwise, type AssetWriter } from '../asset/AssetWriter';
import { enqueueRanking } from '../enqueueRanking';
import { planAsset } from './planAsset';
import { readAssetFiles } from './readAssetFiles';

type Store = TenantStore<
  { assets: typeof AssetReader },
  { assets: typeof AssetWriter }
>;

type Change = ApplyPlan['changes'][number];
type Transaction = Parameters<Parameters<Store['transact']>[1]>[0];

/** Assets as entity files: brings them to what files say, and writes the files that say it. */
export class ApplyService {
  readonly #store: Store;
  readonly #tenants: PluginClient<typeof tenantsContract>;

  constructor(options: {
    store: Store;
    tenants: PluginClient<typeof tenantsContract>;
  }) {
    this.#store = options.store;
    this.#tenants = options.tenants;
  }

  /** All of the files or none of them. What is in no file stays as it is. */
  async apply(
    scope: TenantScope,
    input: { files: string; dryRun: boolean },
  ): Promise<ApplyPlan> {
    const wanted = byTenant(readAssetFiles(input.files));
    for (const tenant of wanted.keys()) await this.#mustBeOpen(tenant);
    const { dryRun } = input;
    const changes = await this.#store.transact(scope, async tx => {
      const all: Change[] = [];
      for (const [tenant, assets] of wanted) {
        const ofTenant = await applyIn(tx, { tenant, assets }, dryRun);
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
    const assets = await this.#store.readOnce(scope, r =>
      r.assets.allOf(tenant),
    );
    return {
      filename: `${tenant}-assets.yaml`,
      body: assets.map(asset => stringify(entityOf(asset))).join('---\n'),
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

function byTenant(assets: AssetDescription[]) {
  const groups = new Map<string, AssetDescription[]>();
  for (const asset of assets) {
    groups.set(asset.tenant, [...(groups.get(asset.tenant) ?? []), asset]);
  }
  return groups;
}
