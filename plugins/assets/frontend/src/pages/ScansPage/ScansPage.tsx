import { useState } from 'react';
import { ButtonLink } from '@backstage/ui';
import {
  DialogButton,
  FilterTenant,
  PageLayout,
  useClient,
  useMay,
  usePages,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { newEmergencyPath } from '../../components/Emergency/emergencyPath';
import { QuotaRegion } from '../../components/Scan/QuotaRegion';
import styles from '../../components/Scan/Scan.module.css';
import { ScheduleDialog } from '../../components/Scan/ScheduleDialog';
import { messages } from '../../messages';
import { EmergencyTable } from './EmergencyTable';
import { isUnderWay } from './isUnderWay';
import { RunTable } from './RunTable';
import { ScheduleTable } from './ScheduleTable';

const words = messages.scan;
const oftenMs = 3_000;
const rarelyMs = 30_000;

/** What looks for weaknesses: schedules, scans that run and that were, and how many are left this month. */
export function ScansPage() {
  const { workspace, tenant: current } = useTenant();
  const client = useClient(assetsContract);
  const view = useTableView({ id: 'scans', filters: ['tenant'] });
  const tenant = view.value('tenant') ?? current?.id;
  const [busy, setBusy] = useState(false);
  const schedules = usePages(
    ({ signal, ...page }) =>
      client.scanSchedules.list({ ...page, tenant }, { signal }),
    [tenant],
  );
  const runs = usePages(
    async ({ signal, ...page }) => {
      const found = await client.scanRuns.list({ ...page, tenant }, { signal });
      setBusy(found.items.some(isUnderWay));
      return found;
    },
    [tenant],
    { every: busy ? oftenMs : rarelyMs },
  );
  const mayCreate = useMay('scanSchedule.create');
  const mayStart = useMay('emergencyScan.start');
  const mayRead = useMay('emergencyScan.read');
  const reload = () => {
    schedules.reload();
    runs.reload();
  };
  const create = mayCreate && (
    <DialogButton label={words.schedules.create} variant="primary">
      {onClose => (
        <ScheduleDialog tenant={tenant} onDone={reload} onClose={onClose} />
      )}
    </DialogButton>
  );
  const inPortal = workspace === 'portal';
  const { subtitle, subtitlePortal } = words;
  return (
    <PageLayout
      title={words.title}
      subtitle={inPortal ? subtitlePortal : subtitle(current?.name)}
      actions={
        <>
          {mayStart && !inPortal && (
            <ButtonLink variant="secondary" href={newEmergencyPath}>
              {messages.emergency.open}
            </ButtonLink>
          )}
          {create}
        </>
      }
    >
      {!inPortal && !current && (
        <div className={styles.customer}>
          <FilterTenant view={view} />
        </div>
      )}
      {tenant && <QuotaRegion key={tenant} tenant={tenant} runs={runs.data} />}
      <ScheduleTable
        load={schedules}
        runs={runs.data ?? []}
        ofOne={Boolean(tenant)}
        create={create}
        onChange={reload}
      />
      {mayRead && <EmergencyTable tenant={tenant} />}
      <RunTable load={runs} ofOne={Boolean(tenant)} />
    </PageLayout>
  );
}
