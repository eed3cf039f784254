import { networkHolds, parseNetwork, type SiteRange } from '../site/SiteRange';
import type { ScanFault } from './ScanFault';

/** Where a scan takes place: what may be reached, and who knows the names. */
export type ScanPlace = {
  ranges: readonly SiteRange[];
  nameServers: readonly string[];
};

/** A network that is scanned, and what it was entered as. */
export type PlacedTarget = { network: string; target: string };

/**
 * The networks that targets stand for. Names are looked up once, here, and what is scanned is the very address that was
 * found and is in the ranges: who owns the name cannot change it in between.
 *
 * @param lookUp - the addresses of a name, as the customer's name servers have them
 */
export async function placeTargets(
  { ranges, nameServers }: ScanPlace,
  targets: readonly string[],
  lookUp: (name: string) => Promise<string[]>,
): Promise<PlacedTarget[] | ScanFault> {
  const placed: PlacedTarget[] = [];
  for (const target of targets) {
    if (parseNetwork(target)) {
      placed.push({ network: target, target });
      continue;
    }
    if (!nameServers.length) return { reason: 'no-name-servers', target };
    const found = await lookUp(target);
    if (!found.length) return { reason: 'unknown-name', target };
    const inside = found.filter(address =>
      ranges.some(({ network }) => networkHolds(network, address)),
    );
    if (!inside.length) return { reason: 'name-out-of-range', target };
    placed.push(...inside.map(network => ({ network, target })));
  }
  return placed;
}
