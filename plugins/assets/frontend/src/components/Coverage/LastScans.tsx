import {
  PageState,
  TimeText,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { assetsContract, type LastScan } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { titleOfSource } from '../Finding/titleOfSource';
import styles from './Coverage.module.css';

const words = messages.coverage;

/** When each scanner has seen an asset last. */
export function LastScans(props: {
  tenant: string;
  /** Id of the asset. */
  asset: string;
}) {
  const { tenant, asset } = props;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.lastScans({ tenant, id: asset }, { signal }),
    [tenant, asset],
  );
  return (
    <PageState load={load} lines={1} hideWhenForbidden>
      {({ items }) =>
        items.length === 0 ? (
          <p className={styles.figure}>{words.never}</p>
        ) : (
          <ul className={styles.list} aria-label={words.last}>
            {items.map(scan => (
              <li key={scan.source}>
                <Line scan={scan} />
              </li>
            ))}
          </ul>
        )
      }
    </PageState>
  );
}

function Line({ scan }: { scan: LastScan }) {
  const { source, scannedAt, authenticated } = scan;
  return (
    <>
      {words.last} <TimeText time={scannedAt} /> {words.ofSource(titleOfSource(source))}
      {authenticated && `, ${words.signedIn}`}
    </>
  );
}
