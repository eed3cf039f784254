import { useEffect } from 'react';
import {
  ConfirmButton,
  Facts,
  PageState,
  Region,
  TimeText,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type ScanQuota,
  type ScanRun,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Scan.module.css';

const words = messages.scan.quota;

/** How many scans a customer may have this month, and what is left of them. */
export function QuotaRegion(props: {
  tenant: string;
  /** When one of them begins or ends, the numbers are others. */
  runs?: readonly ScanRun[];
}) {
  const { tenant, runs } = props;
  const { scanQuotas } = useClient(assetsContract);
  const states = runs?.map(({ id, state }) => `${id} ${state}`).join();
  const load = useLoad(
    signal => scanQuotas.get({ tenant }, { signal }),
    [tenant],
  );
  const { data: quota, reload } = load;
  useEffect(() => {
    if (states !== undefined) reload();
  }, [states, reload]);
  const mayGrant =
    quota?.limit !== undefined && quota.allowedActions.includes('grant');
  if (load.error?.status === 403) return null;
  return (
    <Region
      title={words.title}
      aside={
        mayGrant && (
          <ConfirmButton
            size="small"
            label={words.grant}
            title={words.grantTitle}
            text={words.grantText}
            reason
            onConfirm={async ({ reason }) => {
              const { version } = quota;
              await scanQuotas.grant({ tenant, version, reason });
              reload();
            }}
          />
        )
      }
    >
      <PageState load={load} lines={2}>
        {found => <Numbers quota={found} />}
      </PageState>
    </Region>
  );
}

function Numbers({ quota }: { quota: ScanQuota }) {
  const { limit, granted, used, reserved, left, renewsAt, isOwn } = quota;
  const all = limit === undefined ? undefined : limit + granted;
  return (
    <Facts
      facts={[
        {
          label: words.used,
          value:
            all === undefined ? (
              `${used} · ${words.unlimited}`
            ) : (
              <span className={styles.line}>
                <meter
                  className={styles.meter}
                  aria-label={words.meter}
                  min={0}
                  max={all}
                  value={used}
                />
                {words.of(used, all)}
              </span>
            ),
        },
        { label: words.reserved, value: String(reserved) },
        { label: words.granted, value: granted > 0 && String(granted) },
        { label: words.left, value: left === undefined ? '' : String(left) },
        { label: words.renews, value: <TimeText time={renewsAt} /> },
        { label: words.own, value: isOwn && messages.scanImport.page.yes },
      ].filter(({ value }) => value)}
    />
  );
}
