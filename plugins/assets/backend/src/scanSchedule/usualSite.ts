import type { ScanSite } from '@wardroom/assets-common';
import type { ScanRunReader } from './ScanRunReader';

type Readers = { scanRuns: ScanRunReader };

/** Of the ways into each customer's network the one that is taken where nobody chooses: that of the newest scan, or the only one. */
export async function usualSites(
  r: Readers,
  scanner: string,
  sites: Map<string, ScanSite[]>,
): Promise<Map<string, string>> {
  const unsure = [...sites]
    .filter(([, all]) => all.length > 1)
    .map(([tenant]) => tenant);
  const newest =
    unsure.length > 0
      ? await r.scanRuns.newestSites(unsure, scanner)
      : new Map<string, string>();
  const usual = new Map<string, string>();
  for (const [tenant, all] of sites) {
    const last = newest.get(tenant);
    const site = all.length === 1 ? all[0] : all.find(({ id }) => id === last);
    if (site) usual.set(tenant, site.id);
  }
  return usual;
}

/** The same of one customer. */
export async function usualSite(
  r: Readers,
  { tenant, scanner }: { tenant: string; scanner: string },
  sites: ScanSite[],
): Promise<string | undefined> {
  const usual = await usualSites(r, scanner, new Map([[tenant, sites]]));
  return usual.get(tenant);
}
