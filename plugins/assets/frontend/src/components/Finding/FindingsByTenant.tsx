import type { ReactNode } from 'react';
import { TenantName } from '@wardroom/platform-react';
import type { FindingSummary } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { byTenant } from './decide';
import styles from './Finding.module.css';

const words = messages.finding.triage;

/** How many of the findings each customer has; nothing where all are of one. */
export function FindingsByTenant(props: {
  findings: readonly FindingSummary[];
  /** What can be done for one customer. */
  action?: (tenant: string, findings: FindingSummary[]) => ReactNode;
}) {
  const { findings, action } = props;
  const groups = [...byTenant(findings)];
  if (groups.length < 2) return null;
  return (
    <ul className={styles.list}>
      {groups.map(([tenant, own]) => (
        <li key={tenant}>
          <TenantName tenant={tenant} />: {words.of(own.length)}
          {action && <> {action(tenant, own)}</>}
        </li>
      ))}
    </ul>
  );
}
