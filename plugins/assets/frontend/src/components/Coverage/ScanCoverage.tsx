import { useState } from 'react';
import {
  PageState,
  TimeText,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { assetsContract, type Coverage } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from './Coverage.module.css';
import { UnscannedAssets } from './UnscannedAssets';

const words = messages.coverage;

/** Of how many assets the findings tell: how many were scanned lately, when last, and which were not. */
export function ScanCoverage(props: {
  /** All customers if absent. */
  tenant?: string;
}) {
  const { tenant } = props;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.coverage({ tenant }, { signal }),
    [tenant],
  );
  return (
    <PageState load={load} lines={1} hideWhenForbidden>
      {coverage => <Figure coverage={coverage} tenant={tenant} />}
    </PageState>
  );
}

function Figure(props: { coverage: Coverage; tenant?: string }) {
  const { coverage, tenant } = props;
  const { assets, scanned, days } = coverage;
  const [open, setOpen] = useState(false);
  const missing = assets - scanned;
  const newest = coverage.customers
    .flatMap(({ lastScannedAt }) => lastScannedAt ?? [])
    .sort()
    .at(-1);
  return (
    <figure className={styles.figure} aria-label={words.figure}>
      {assets === 0
        ? words.noAssets
        : words.sentence(scanned, assets, days)}
      {newest && (
        <>
          {' '}
          {words.newest} <TimeText time={newest} />.
        </>
      )}
      {missing > 0 && (
        <details onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>{words.missing(missing)}</summary>
          {open && <UnscannedAssets tenant={tenant} />}
        </details>
      )}
    </figure>
  );
}
