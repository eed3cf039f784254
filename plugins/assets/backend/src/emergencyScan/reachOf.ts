import { InputError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import type { EmergencyScanType, ScanSite } from '@wardroom/assets-common';
import type { Scanner } from '@wardroom/assets-node';
import { targetsAmong } from '../scanSchedule/targetsOf';
import { usualSite } from '../scanSchedule/usualSite';
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
 * Looks how far a scan of one customer would get: by which way into its network, and to which of its assets.
 *
 * @throws InputError where the site that was chosen is none of the customer's
 */
export async function reachOf(
  store: EmergencyStore,
  scope: TenantScope,
  wish: { scanner: Scanner; type: EmergencyScanType; site?: string },
): Promise<Reach> {
  const { tenant } = scope;
  const { scanner, type } = wish;
  const sites = (await scanner.sites?.(tenant)) ?? [];
  if (wish.site && !sites.some(({ id }) => id === wish.site))
    throw new InputError(
      `customers: ${scanner.title} gets into ${tenant} by no site ${wish.site}`,
    );
  const { assets, usual } = await store.read(scope, async r => ({
    assets: targetsAmong(await r.assets.allOf(tenant), type),
    usual: await usualSite(r, { tenant, scanner: scanner.name }, sites),
  }));
  const site = wish.site ?? usual;
  const addressed = assets.filter(addresses => addresses.length > 0);
  const within = new Set(
    site && scanner.within
      ? await scanner.within({ tenant, type, site }, addressed.flat())
      : addressed.flat(),
  );
  const reached = addressed.filter(addresses =>
    addresses.some(address => within.has(address)),
  );
  return {
    ...{ sites, site, assets: assets.length, addressed: addressed.length },
    reached: reached.length,
  };
}
