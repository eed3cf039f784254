import { Link } from '@backstage/ui';
import { useMay } from '@wardroom/platform-react';
import type { ScanRun } from '@wardroom/assets-common';
import { emergencyPath } from '../../components/Emergency/emergencyPath';
import { titleOfRun } from '../../components/Scan/titleOfRun';
import { findingPath } from '../../routes';

/** What a scan is called, with the way to what it belongs to. */
export function RunTitle({ run }: { run: ScanRun }) {
  const { tenant, findingId, emergencyScanId } = run;
  const mayReadFinding = useMay('finding.read');
  const mayReadEmergency = useMay('emergencyScan.read');
  const title = titleOfRun(run);
  if (emergencyScanId && mayReadEmergency)
    return <Link href={emergencyPath({ id: emergencyScanId })}>{title}</Link>;
  if (findingId && mayReadFinding)
    return <Link href={findingPath({ tenant, id: findingId })}>{title}</Link>;
  return <>{title}</>;
}
