import {
  networkHolds,
  parseNetwork,
  sizeOfNetwork,
  type SiteRange,
} from '../site/SiteRange';
import type { PlacedTarget } from './placeTargets';
import { PortSet } from './PortSet';
import type { ScanFault } from './ScanFault';
import type { ScanPart } from './ScanPart';
import { scanProfiles } from './scanProfiles';
import type { ScanType } from './ScanType';

const mostAddresses = 65_536n;

/**
 * The runs of Nmap that a scan consists of: whole targets inside the ranges, each with those of the ports that its range
 * allows. A fault where one target or all its ports are outside: a scan that leaves something out would pass for whole.
 */
export function planScan(
  ranges: readonly SiteRange[],
  { type, ports }: { type: ScanType; ports?: string },
  placed: readonly PlacedTarget[],
): ScanPart[] | ScanFault {
  const profile = PortSet.of(scanProfiles[type].ports);
  const wanted = ports ? profile.within(PortSet.of(ports)) : profile;
  const parts = new Map<string, ScanPart>();
  let addresses = 0n;
  for (const { network, target } of placed) {
    const parsed = parseNetwork(network);
    const holding = ranges.filter(range =>
      networkHolds(range.network, network),
    );
    if (!parsed || !holding.length) return { reason: 'not-allowed', target };
    const allowed = PortSet.of(...holding.map(range => range.ports));
    const open = wanted.within(allowed).toString();
    if (!open) return { reason: 'no-ports', target };
    addresses += sizeOfNetwork(parsed);
    if (addresses > mostAddresses) return { reason: 'too-many' };
    const { family } = parsed;
    const key = `${family} ${open}`;
    const part = parts.get(key) ?? { family, networks: [], ports: open };
    if (!part.networks.includes(network)) part.networks.push(network);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Whether a plan stays inside the ranges: asked again by the one who starts Nmap, whoever made the plan. */
export function staysInside(
  ranges: readonly SiteRange[],
  parts: readonly ScanPart[],
): boolean {
  return parts.every(({ networks, ports }) =>
    networks.every(network => {
      const holding = ranges.filter(range =>
        networkHolds(range.network, network),
      );
      const allowed = PortSet.of(...holding.map(range => range.ports));
      const asked = PortSet.of(ports);
      return asked.within(allowed).toString() === asked.toString();
    }),
  );
}
