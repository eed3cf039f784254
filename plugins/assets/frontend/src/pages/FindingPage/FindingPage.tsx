import { useParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  PageLayout,
  PageState,
  useClient,
  useLoad,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract, type Finding } from '@wardroom/assets-common';
import { CreateRequestButton } from '../../components/Finding/CreateRequestButton';
import { JoinFindingButton } from '../../components/Finding/JoinFindingButton';
import { SeverityTag } from '../../components/Finding/SeverityTag';
import { TriageMenu } from '../../components/Finding/TriageMenu';
import { RetestButton } from '../../components/Scan/RetestButton';
import { messages } from '../../messages';
import { assetPath, findingsPath } from '../../routes';
import { FindingDoubles } from './FindingDoubles';
import { FindingFacts } from './FindingFacts';
import { FindingHistory } from './FindingHistory';
import { FindingPlaces } from './FindingPlaces';
import { FindingRisks } from './FindingRisks';
import { FindingSums } from './FindingSums';
import { FindingWords } from './FindingWords';
import styles from './FindingPage.module.css';

const { page: words, request, stateHints } = messages.finding;

/** One finding: what it is, where, why it is pressing, how to fix it, and what has happened about it. */
export function FindingPage() {
  const { tenant = '', id = '' } = useParams();
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.findings.get({ tenant, id }, { signal }),
    [tenant, id],
  );
  const finding = load.data;
  return (
    <PageLayout
      title={finding?.title ?? words.loading}
      above={<Link href={findingsPath()}>{words.back}</Link>}
      subtitle={finding && <Subtitle finding={finding} />}
      actions={
        finding && (
          <>
            <CreateRequestButton label={request.create} findings={[finding]} />
            <RetestButton finding={finding} />
            <JoinFindingButton finding={finding} onDone={load.reload} />
            <TriageMenu findings={[finding]} onDone={load.reload} />
          </>
        )
      }
    >
      <PageState load={load}>
        {found => (
          <div className={styles.layout}>
            <div className={styles.column}>
              <FindingWords finding={found} />
              <FindingRisks finding={found} onChange={load.reload} />
              <FindingDoubles finding={found} />
              <FindingPlaces finding={found} />
              <FindingHistory finding={found} />
            </div>
            <div className={styles.column}>
              <FindingFacts finding={found} />
              <FindingSums finding={found} />
            </div>
          </div>
        )}
      </PageState>
    </PageLayout>
  );
}

function Subtitle({ finding }: { finding: Finding }) {
  const { asset, state, tenant } = finding;
  const { workspace } = useTenant();
  const href = assetPath({ ...asset, tenant, state: 'active' }, workspace);
  return (
    <span className={styles.about}>
      <SeverityTag severity={finding.severity} />
      <Link href={href}>{asset.title}</Link>
      <span>{stateHints[state]}</span>
    </span>
  );
}
