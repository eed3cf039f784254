import { newId } from '@wardroom/platform-common';
import { ambiguousAssets } from './ambiguousAssets';
import { discoveredAsset } from './discoveredAsset';
import {
  matchAssets,
  type DescribedAsset,
  type HeldIdentifier,
} from './matchAssets';
import { findAssetNames } from './queries/findAssetNames';
import { findDescribedAssets } from './queries/findDescribedAssets';
import { findHeldIdentifiers } from './queries/findHeldIdentifiers';
import { insertDiscoveredAssets } from './queries/insertDiscoveredAssets';
import { insertIdentifiers } from './queries/insertIdentifiers';
import { setStagedAssets } from './queries/setStagedAssets';
import type { ScanStatements } from './ScanStatements';

/**
 * Gives each staged description its asset, and makes the assets that nobody knew.
 *
 * @returns what was odd, and the assets that are not always called the same
 */
export async function resolveAssets(
  scans: ScanStatements,
  bindings: { tenant: string } & Record<string, unknown>,
): Promise<{ warnings: string[]; ambiguous: string[] }> {
  const described = await scans.run<DescribedAsset>(
    findDescribedAssets,
    bindings,
  );
  const held = await scans.run<HeldIdentifier>(findHeldIdentifiers, bindings);
  const match = matchAssets(described, held, () => newId('ast'));
  const write = (statement: string, rows: object[]) =>
    rows.length === 0
      ? undefined
      : scans.run(statement, { ...bindings, rows: JSON.stringify(rows) });
  if (match.discovered.length > 0) {
    const names = await scans.run<{ name: string }>(findAssetNames, bindings);
    const taken = new Set(names.map(({ name }) => name));
    await write(
      insertDiscoveredAssets,
      match.discovered.map(each =>
        discoveredAsset(each.assetId, each.described, taken),
      ),
    );
  }
  await write(
    insertIdentifiers,
    match.identifiers.map(each => ({ ...each, id: newId('idn') })),
  );
  await write(
    setStagedAssets,
    [...match.assetOf].map(([number, assetId]) => ({ number, assetId })),
  );
  const { warnings } = match;
  return { warnings, ambiguous: ambiguousAssets(described, held, match) };
}
