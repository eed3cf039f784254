import { Link } from '@backstage/ui';
import {
  PageState,
  TenantName,
  TimeText,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract, type UnscannedAsset } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { assetPath } from '../../routes';
import styles from './Coverage.module.css';

const words = messages.coverage;
const shown = 50;

/** The assets that were not scanned lately, most critical first, with when each last was. */
export function UnscannedAssets({ tenant }: { tenant?: string }) {
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.unscanned({ tenant, limit: shown }, { signal }),
    [tenant],
  );
  return (
    <PageState
      load={load}
      lines={2}
      empty={{
        when: ({ items }) => items.length === 0,
        title: words.allScanned,
      }}
    >
      {({ items, nextCursor }) => (
        <>
          <ul className={styles.list} aria-label={words.list}>
            {items.map(asset => (
              <li key={asset.id}>
                <Line asset={asset} ofOne={Boolean(tenant)} />
              </li>
            ))}
          </ul>
          {nextCursor && words.more(items.length)}
        </>
      )}
    </PageState>
  );
}

function Line(props: { asset: UnscannedAsset; ofOne: boolean }) {
  const { asset, ofOne } = props;
  const { workspace } = useTenant();
  const last = asset.lastScans
    .map(({ scannedAt }) => scannedAt)
    .sort()
    .at(-1);
  return (
    <>
      <Link href={assetPath({ ...asset, state: 'active' }, workspace)}>
        {asset.title}
      </Link>
      {!ofOne && (
        <>
          {' · '}
          <TenantName tenant={asset.tenant} />
        </>
      )}
      {' · '}
      {last ? (
        <>
          {words.last} <TimeText time={last} />
        </>
      ) : (
        words.never
      )}
    </>
  );
}
