import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import {
  PageState,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import {
  assetsContract,
  Severity,
  type FindingCounts,
} from '@wardroom/assets-common';
import { messages } from '../../messages';
import { findingsPath } from '../../routes';
import { SeverityTag } from './SeverityTag';
import styles from './Finding.module.css';

const words = messages.finding.card;

type Props = {
  tenant: string;
  /** Id of the asset; all of the customer if absent. */
  asset?: string;
  /** What the numbers are of: how much was scanned, and when. */
  children?: ReactNode;
};

/**
 * How many open findings a customer or one of its assets has; each number opens the list behind it. Who may see assets and
 * no findings sees how much was scanned alone, and nothing is asked that would be refused.
 */
export function OpenFindings(props: Props) {
  const maySums = useMay('finding.read');
  const mayScans = useMay('asset.read');
  if (maySums) return <Sums {...props} />;
  if (maySums === undefined || !mayScans || !props.children) return null;
  return <Region title={words.scans}>{props.children}</Region>;
}

function Sums({ tenant, asset, children }: Props) {
  const client = useClient(assetsContract);
  const filter: Record<string, string> = { tenant, ...(asset && { asset }) };
  const load = useLoad(
    signal =>
      client.findings.count(
        { tenant, asset: asset ? [asset] : undefined },
        { signal },
      ),
    [tenant, asset],
  );
  return (
    <Region
      title={words.title}
      aside={<Link href={findingsPath(filter)}>{words.all}</Link>}
    >
      <PageState load={load} lines={2}>
        {counts => <Counts counts={counts} filter={filter} />}
      </PageState>
      {children}
    </Region>
  );
}

function Counts(props: {
  counts: FindingCounts;
  filter: Record<string, string>;
}) {
  const { counts, filter } = props;
  const { total, bySeverity, overdue, knownExploited } = counts;
  if (total === 0) return <p className={styles.text}>{words.none}</p>;
  const only = [
    { only: 'overdue', count: overdue, name: words.overdue },
    { only: 'exploited', count: knownExploited, name: words.exploited },
  ];
  return (
    <ul className={styles.counts} aria-label={words.title}>
      {Severity.options
        .filter(severity => bySeverity[severity])
        .map(severity => (
          <li key={severity}>
            <SeverityTag severity={severity} />{' '}
            <Link href={findingsPath({ ...filter, severity })}>
              {words.count(bySeverity[severity] ?? 0)}
            </Link>
          </li>
        ))}
      {only
        .filter(({ count }) => count > 0)
        .map(({ name, count, ...which }) => (
          <li key={which.only}>
            <Link href={findingsPath({ ...filter, ...which })}>
              {name(count)}
            </Link>
          </li>
        ))}
    </ul>
  );
}
