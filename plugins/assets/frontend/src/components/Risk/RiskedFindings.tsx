import { PageState, useClient, useLoad } from '@wardroom/platform-react';
import { assetsContract, type RiskAcceptance } from '@wardroom/assets-common';
import { messages } from '../../messages';
import styles from '../Finding/Finding.module.css';

const words = messages.risk;
const shown = 10;

/** Which findings a decision is about: nobody signs what they have not seen. */
export function RiskedFindings({ risk }: { risk: RiskAcceptance }) {
  const { tenant, id } = risk;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.riskAcceptances.get({ tenant, id }, { signal }),
    [tenant, id],
  );
  return (
    <PageState load={load} lines={2}>
      {({ findings }) => (
        <ul className={styles.list} aria-label={words.page.findings}>
          {findings
            .slice(0, shown)
            .map(({ id: key, severity, title, asset }) => (
              <li key={key}>{words.line(severity, title, asset.title)}</li>
            ))}
          {findings.length > shown && (
            <li>{words.more(findings.length - shown)}</li>
          )}
        </ul>
      )}
    </PageState>
  );
}
