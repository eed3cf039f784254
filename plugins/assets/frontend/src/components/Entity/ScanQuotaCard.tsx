import { useEntity } from '@backstage/plugin-catalog-react';
import { useMay } from '@wardroom/platform-react';
import { QuotaRegion } from '../Scan/QuotaRegion';

/** How many scans a customer has left this month, also for those who grant scans and see no others. */
export function ScanQuotaCard() {
  const { entity } = useEntity();
  const may = useMay('scanQuota.read');
  return may ? <QuotaRegion tenant={entity.metadata.name} /> : null;
}
