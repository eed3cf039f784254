import { ConflictError, InputError } from '@backstage/errors';
import { newId } from '@wardroom/platform-common';
import type {
  Effects,
  TenantScope,
  TenantStore,
} from '@wardroom/platform-node';
import type { Asset, SplitPreview } from '@wardroom/assets-common';
import { assetActions, assetRights } from '../asset/assetPolicy';
import type { AssetReader, StoredAsset } from '../asset/AssetReader';
import type { AssetWriter } from '../asset/AssetWriter';
import { enqueueFollowing } from '../enqueueFollowing';
import { enqueueRanking } from '../enqueueRanking';
import { joinAssets } from '../merge/joinAssets';
import { jointAddresses } from '../merge/jointAddresses';
import type { MergeWriter } from '../merge/MergeWriter';
import { retargetScans } from '../scanSchedule/retargetScans';
import type { ScanRunWriter } from '../scanSchedule/ScanRunWriter';
import type { ScanScheduleReader } from '../scanSchedule/ScanScheduleReader';
import type { ScanScheduleWriter } from '../scanSchedule/ScanScheduleWriter';
import { partsOf } from './partsOf';
import type { SplitReader } from './SplitReader';
import type { SplitOutcome, SplitWriter } from './SplitWriter';

type Store = TenantStore<
  {
    assets: typeof AssetReader;
    scanSchedules: typeof ScanScheduleReader;
    splits: typeof SplitReader;
  },
  {
    assets: typeof AssetWriter;
    merges: typeof MergeWriter;
    scanRuns: typeof ScanRunWriter;
    scanSchedules: typeof ScanScheduleWriter;
    splits: typeof SplitWriter;
  }
>;

type Transaction = Effects & {
  assets: AssetWriter;
  merges: MergeWriter;
  splits: SplitWriter;
};

const MOST = 20;
const NAMED = 3;

type One = { id: string; version: number };
type Target = { name?: string; title?: string; into?: One };
type Named = { name: string; title: string };
type Choice = One & { identifiers: string[]; findings: string[] };
type Halves = SplitOutcome & {
  from: StoredAsset;
  half: StoredAsset;
  /** Of what went. */
  names: string[];
};

/** Tells apart what was taken for one asset. */
export class SplitService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** By what scans know the asset, and what would become of its findings and of the schedules that name it. */
  async previewSplit(
    scope: TenantScope,
    { id, identifiers: ids }: { id: string; identifiers: string[] },
  ): Promise<SplitPreview> {
    const { tenant } = scope;
    return this.#store.read(scope, async r => {
      const { assets, scanSchedules, splits } = r;
      await assets.get(tenant, id);
      const held = await splits.identifiersOf(tenant, id);
      const { moved, telling } = partsOf(held, ids);
      const splitting = { tenant, from: id, moved, telling, chosen: [] };
      const schedules = await scanSchedules.naming(tenant, id);
      return {
        identifiers: held,
        counts: await splits.countsOf(splitting),
        findings: await splits.findingsOf(splitting),
        schedules: schedules.map(one => ({
          ...{ id: one.id, name: one.name, title: one.title },
        })),
      };
    });
  }

  /** Gives identifiers to a new asset or to another one, with what was seen under them. Answers with the one that has them now. */
  async split(
    scope: TenantScope,
    { into, name, title, ...choice }: Choice & Target,
  ): Promise<Asset> {
    const { tenant } = scope;
    if (into?.id === choice.id)
      throw new InputError('into: must be another asset');
    const named = namesOf({ into, name, title });
    const after = await this.#store.transact(scope, async tx => {
      await tx.merges.waitForScans(tenant);
      const halves = await splitOff(tx, scope, { ...choice, ...named });
      const given = into ? await handOn(tx, halves.half, into) : halves.half;
      const { from, moved, doubled } = halves;
      await tx.audit('asset.split', {
        ...{ tenant, object: from.id, name: from.name, into: given.name },
        ...{ identifiers: shortList(halves.names), moved, doubled },
      });
      await tx.emit('asset.updated', {
        ...{ tenant, id: from.id, name: from.name },
      });
      await tx.emit(into ? 'asset.updated' : 'asset.created', {
        ...{ tenant, id: given.id, name: given.name },
      });
      await retargetScans(tx, tenant, {
        ...{ from: from.id, to: [from.id, given.id] },
      });
      await enqueueRanking(tx, tenant);
      return given;
    });
    const rights = await scope.rights(assetRights);
    return { ...after, allowedActions: assetActions(after, rights) };
  }
}

/** What the new asset is called. What another asset gets has a name of its own only until it is there. */
function namesOf({ into, name, title }: Target): Named {
  if (into) return { name: newId('split').replace('_', '-'), title: '' };
  if (name) return { name, title: title ?? name };
  throw new InputError('name: must be given, unless another asset gets it');
}

/** Makes an asset that is as the one it comes of, but for what it is known by. */
async function splitOff(
  tx: Transaction,
  { tenant, actor }: TenantScope,
  { id, version, identifiers, findings, ...named }: Choice & Named,
): Promise<Halves> {
  const from = await tx.assets.get(tenant, id);
  if (from.state !== 'active') {
    throw new ConflictError(
      `"${from.title}" is retired: take it back into use before you split it`,
    );
  }
  const held = await tx.splits.identifiersOf(tenant, id);
  const { moved, telling, addresses } = partsOf(held, identifiers);
  const bare = await tx.assets.create({ ...from, ...named, addresses: [] });
  const outcome = await tx.splits.split({
    ...{ tenant, actor: actor.ref, from: id, into: bare.id },
    ...{ identifiers, moved, telling, chosen: findings },
  });
  await enqueueFollowing(tx, tenant, outcome.requests);
  await tx.assets.readdress(
    { ...from, version },
    from.addresses.filter(address => !addresses.includes(address)),
  );
  const half = await tx.assets.readdress(bare, addresses.slice(0, MOST));
  return { from, half, names: moved, ...outcome };
}

/** Lets another asset have what was split off. */
async function handOn(
  tx: Transaction,
  half: StoredAsset,
  into: One,
): Promise<StoredAsset> {
  const { tenant } = half;
  const target = await tx.assets.get(tenant, into.id);
  const addresses = jointAddresses(half, target);
  const joining = { tenant, from: half.id, into: into.id };
  const unlike = await tx.splits.unlikeAccepted(joining);
  if (unlike.length > 0) {
    throw new ConflictError(
      `A risk is accepted, or asked to be, on one of both assets and not on the other: end or withdraw that of “${unlike.join('”, “')}” first`,
    );
  }
  await joinAssets(tx, joining);
  await tx.assets.delete(half);
  return tx.assets.readdress({ ...target, version: into.version }, addresses);
}

/** As many as a line holds. */
function shortList(names: string[]): string {
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])].join(
    ', ',
  );
}
