import { InputError } from '@backstage/errors';
import type { ApplyPlan } from '@wardroom/platform-common';
import type { ScanScheduleEntity } from '@wardroom/assets-common';
import type { AssetReader } from '../asset/AssetReader';
import type { Scanners } from '../scanner/Scanners';
import { createScanSchedule } from '../scanSchedule/createScanSchedule';
import { moveScanSchedule } from '../scanSchedule/moveScanSchedule';
import type { StoredScanSchedule } from '../scanSchedule/ScanScheduleReader';
import type { ScanScheduleDescription } from '../scanSchedule/ScanScheduleWriter';
import type { ScansTransaction } from '../scanSchedule/ScansStore';
import { updateScanSchedule } from '../scanSchedule/updateScanSchedule';
import { planScanSchedule, type WantedSchedule } from './planScanSchedule';

type Change = ApplyPlan['changes'][number];
type Transaction = ScansTransaction & { assets: AssetReader };

/** What files say of the schedules of one customer. */
export type ScheduleFiles = {
  tenant: string;
  entities: ScanScheduleEntity[];
  /** Names of assets that the same files describe: in a trial they are not there yet. */
  assetNames: ReadonlySet<string>;
  dryRun: boolean;
  by: string;
};

/** Brings the schedules of a customer to what files say, each change with its audit event. */
export async function applyScanSchedules(
  tx: Transaction,
  scanners: Scanners,
  files: ScheduleFiles,
): Promise<Change[]> {
  const { tenant, entities, dryRun, by } = files;
  const idOf = await idsOfAssets(tx, files);
  const changes: Change[] = [];
  for (const entity of entities) {
    const wanted = wantedOf(entity, idOf);
    const { state, ...described } = wanted;
    const which = `files: scan schedule ${tenant}/${described.name}`;
    const before = await tx.scanSchedules.find(tenant, described.name);
    const change = planScanSchedule(before, wanted);
    changes.push(change);
    await naming(which, async () => {
      scanners.fitFor(described);
      if (dryRun || change.action === 'unchanged') return;
      const after = await write(tx, scanners, { before, described, by });
      if (after.state === state) return;
      const action = state === 'paused' ? 'pause' : 'resume';
      await moveScanSchedule(tx, after, action);
    });
  }
  return changes;
}

async function write(
  tx: Transaction,
  scanners: Scanners,
  options: {
    before: StoredScanSchedule | undefined;
    described: ScanScheduleDescription;
    by: string;
  },
): Promise<StoredScanSchedule> {
  const { before, described, by } = options;
  if (!before) return createScanSchedule(tx, scanners, { described, by });
  const { tenant, name, ...changes } = described;
  return updateScanSchedule(tx, scanners, { before, changes });
}

/** The ids of the assets that schedules name. */
async function idsOfAssets(
  tx: Transaction,
  { tenant, entities, assetNames, dryRun }: ScheduleFiles,
): Promise<(name: string) => string> {
  const names = entities.flatMap(({ spec }) => spec.targets?.assets ?? []);
  const found = await tx.assets.findByNames(tenant, names);
  const ids = new Map(found.map(({ name, id }) => [name, id]));
  return name => {
    const id = ids.get(name);
    if (id) return id;
    if (dryRun && assetNames.has(name)) return name;
    throw new InputError(`files: ${tenant} has no asset "${name}" to scan`);
  };
}

function wantedOf(
  { metadata, spec }: ScanScheduleEntity,
  idOf: (name: string) => string,
): WantedSchedule {
  const { customer, targets, site, ...rest } = spec;
  return {
    ...rest,
    tenant: metadata.namespace,
    name: metadata.name,
    title: metadata.title ?? metadata.name,
    targets: {
      assets: [...new Set(targets?.assets.map(idOf))],
      ranges: [...new Set(targets?.ranges)],
    },
    site,
  };
}

/** Whatever does not fit is told with the schedule that it is about. */
async function naming(which: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${which}, ${error.message}`);
  }
}
