import { Link } from '@backstage/ui';
import { TenantName } from '@wardroom/platform-react';
import type { FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { findingPath } from '../../routes';
import { Exploitation } from './Exploitation';
import styles from './Finding.module.css';

const { moreIds } = messages.finding.list;

/** What a finding is called, and below that where it is, as what it is known, and whether it is exploited. */
export function FindingTitle(props: {
  finding: FindingSummary;
  /** Names the customer too. */
  withTenant?: boolean;
}) {
  const { finding, withTenant } = props;
  const { title, asset, tenant, vulnerabilityIds: ids } = finding;
  const [first, ...others] = ids.filter(id => !title.includes(id));
  return (
    <div className={styles.title}>
      <Link href={findingPath(finding)}>{title}</Link>
      <span className={styles.below}>
        <span>{asset.title}</span>
        {withTenant && <TenantName tenant={tenant} />}
        {first && (
          <span>
            {first} {others.length > 0 && moreIds(others.length)}
          </span>
        )}
        <Exploitation finding={finding} />
      </span>
    </div>
  );
}
