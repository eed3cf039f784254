import type { ScanSite } from '@wardroom/assets-common';
import type { ScanRunReader } from './ScanRunReader';

/** Of these ways into the customer's network the one that is taken where nobody chooses: that of the newest scan, or the only one. */
export async function usualSite(
  r: { scanRuns: ScanRunReader },
  { tenant, scanner }: { tenant: string; scanner: string },
  sites: ScanSite[],
): Promise<string | undefined> {
  if (sites.length < 2) return sites.at(0)?.id;
  const newest = await r.scanRuns.newestOf(tenant, scanner);
  return sites.find(({ id }) => id === newest?.site)?.id;
}
