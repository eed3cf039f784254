import { InputError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import type { EmergencyScanType, ScanSite } from '@wardroom/assets-common';
import type { Scanner, ScanReach } from '@wardroom/assets-node';
import { byTenant } from '../scanSchedule/byTenant';
import { targetsAmong } from '../scanSchedule/targetsOf';
import { usualSites } from '../scanSchedule/usualSite';
import type { EmergencyStore } from './EmergencyStore';

/** How far a scan of a customer would get. */
export type Reach = {
  sites: ScanSite[];
  site?: string;
  /** Active assets of its type, those of them that have an address, and those that the scan gets to. */
  assets: number;
  addressed: number;
  reached: number;
};

/**
 * Looks how far scans of some customers would get: by which ways into their networks, and to which of their assets. All of
 * them are asked about at once, and answered in their order.
 *
 * @throws InputError where a site that was chosen is none of the customer's
 */
export async function reachesOf(
  store: EmergencyStore,
  scope: TenantScope,
  wish: {
    scanner: Scanner;
    type: EmergencyScanType;
    customers: { tenant: string; site?: string }[];
  },
): Promise<Reach[]> {
  const { scanner, type, customers } = wish;
  const tenants = customers.map(({ tenant }) => tenant);
  const sites: Map<string, ScanSite[]> =
    (await scanner.sites?.(tenants)) ?? new Map();
  customers.forEach(each => mustBeItsOwn(scanner, each, sites));
  const { assets, usual } = await store.read(scope, async r => ({
    assets: byTenant(await r.assets.scannableOf(tenants)),
    usual: await usualSites(r, scanner.name, sites),
  }));
  const parts = customers.map(({ tenant, site = usual.get(tenant) }) => {
    const targets = targetsAmong(assets.get(tenant) ?? [], type);
    const addressed = targets.filter(addresses => addresses.length > 0);
    return { tenant, site, assets: targets.length, addressed };
  });
  const within = await withinOf(
    scanner,
    parts.flatMap(({ tenant, site, addressed }) =>
      site ? { tenant, type, site, addresses: addressed.flat() } : [],
    ),
  );
  return parts.map(({ tenant, site, addressed, ...part }) => {
    const near = within.get(tenant);
    const isReached = (address: string) => near?.has(address) ?? true;
    return {
      ...{ ...part, site, sites: sites.get(tenant) ?? [] },
      addressed: addressed.length,
      reached: addressed.filter(all => all.some(isReached)).length,
    };
  });
}

/** Which addresses a scanner gets to, by their customers. Nothing of those that it does not say anything of. */
async function withinOf(
  scanner: Scanner,
  reaches: ScanReach[],
): Promise<Map<string, Set<string>>> {
  if (!scanner.within || reaches.length === 0) return new Map();
  const within = await scanner.within(reaches);
  return new Map(
    reaches.map(({ tenant }, at) => [tenant, new Set(within[at])]),
  );
}

function mustBeItsOwn(
  { title }: Scanner,
  { tenant, site }: { tenant: string; site?: string },
  sites: Map<string, ScanSite[]>,
): void {
  if (!site || sites.get(tenant)?.some(({ id }) => id === site)) return;
  throw new InputError(
    `customers: ${title} gets into ${tenant} by no site ${site}`,
  );
}
