import { tenantIsolation, testScope } from '@wardroom/platform-test-utils';
import type { AssetsStore } from '../AssetsStore';
import { addFindings } from '../testing/addFindings';
import { openAssetsStore } from '../testing/openAssetsStore';
import type { EmergencyScanReader } from './EmergencyScanReader';

type Opened = Awaited<ReturnType<typeof openAssetsStore>>;
type Readers = { emergencyScans: EmergencyScanReader };

const opened: Opened[] = [];
const cves = ['CVE-2026-1'];

afterAll(() => Promise.all(opened.map(({ database }) => database.drop())));

tenantIsolation(async () => {
  const world = await openAssetsStore();
  opened.push(world);
  // One search has the same id for all of its customers.
  const seed = async (store: AssetsStore, tenant: string, canary: string) => {
    await addFindings(world.database, [{ tenant, asset: `web-${tenant}` }]);
    const scope = testScope({ ref: 'user:provider/tess', tenants: [tenant] });
    await store.transact(scope, async tx => {
      const work = { scanner: 'nmap', type: 'full' as const };
      const requestedBy = 'user:provider/tess';
      await tx.emergencyScans.create({
        ...{ ...work, tenant, id: 'esc_both', vulnerabilityIds: cves },
        ...{ reason: canary, requestedBy, refusal: canary },
      });
      await tx.emergencyScans.create({
        ...{ ...work, tenant, id: `esc_${tenant}`, vulnerabilityIds: cves },
        ...{ reason: canary, requestedBy },
      });
      await tx.scanRuns.create({
        ...{ ...work, tenant, settings: {}, requestedBy },
        targets: { assets: [], ranges: [] },
        emergencyScanId: `esc_${tenant}`,
      });
    });
    return tenant;
  };
  return {
    ...world,
    seed,
    reads: {
      list: (r: Readers) => r.emergencyScans.list({}),
      get: (r: Readers, tenant: string) =>
        r.emergencyScans.get(`esc_${tenant}`),
      getShared: (r: Readers) => r.emergencyScans.get('esc_both'),
      underWay: (r: Readers) => r.emergencyScans.underWay(cves),
      standings: (r: Readers, tenant: string) =>
        r.emergencyScans.standingsOf(`esc_${tenant}`),
      exposure: (r: Readers, tenant: string) =>
        r.emergencyScans.exposureOf(`esc_${tenant}`, [tenant]),
      countKnown: async (r: Readers, tenant: string) => {
        const known = await r.emergencyScans.countKnown([tenant], cves);
        return known.size === 0 ? [] : { leaked: 'globex', known };
      },
    },
  };
});
