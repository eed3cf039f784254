import { useParams } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  PageLayout,
  PageState,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import { assetsContract } from '@wardroom/assets-common';
import { FindingTable } from '../../components/Finding/FindingTable';
import { riskAcceptancesPath } from '../../components/Risk/riskAcceptancePath';
import { RiskActions } from '../../components/Risk/RiskActions';
import { messages } from '../../messages';
import { RiskFacts } from './RiskFacts';

const { page: words, of } = messages.risk;

/** One risk acceptance: why, until when, who asked and decided, and of which findings. */
export function RiskAcceptancePage() {
  const { tenant = '', id = '' } = useParams();
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.riskAcceptances.get({ tenant, id }, { signal }),
    [tenant, id],
  );
  const risk = load.data;
  return (
    <PageLayout
      title={risk ? of(risk.findingIds.length) : words.loading}
      above={<Link href={riskAcceptancesPath}>{words.back}</Link>}
      actions={risk && <RiskActions risk={risk} onChange={load.reload} />}
    >
      <PageState load={load}>
        {found => (
          <>
            <RiskFacts risk={found} />
            <FindingTable
              caption={words.findings}
              load={{ ...load, error: undefined, data: found.findings }}
              several={false}
              onChange={load.reload}
              empty={{ title: words.noFindings }}
            />
          </>
        )}
      </PageState>
    </PageLayout>
  );
}
