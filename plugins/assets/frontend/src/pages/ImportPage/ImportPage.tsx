import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Alert, ButtonLink, Link } from '@backstage/ui';
import {
  PageLayout,
  PageState,
  useClient,
  useLoad,
} from '@wardroom/platform-react';
import {
  assetsContract,
  type ScanImportDetails,
} from '@wardroom/assets-common';
import { ImportActions } from '../../components/Import/ImportActions';
import { ImportProgress } from '../../components/Import/ImportProgress';
import { ImportStateTag } from '../../components/Import/ImportStateTag';
import { isUnderWay } from '../../components/Import/isUnderWay';
import { messages } from '../../messages';
import { findingsPath, scanImportsPath } from '../../routes';
import { ImportClosings } from './ImportClosings';
import { ImportFacts } from './ImportFacts';
import { ImportResult } from './ImportResult';
import { ImportWarnings } from './ImportWarnings';

const words = messages.scanImport.page;
const everyMs = 1_500;

/** One import: how far it is, what it did, what was odd about its file. */
export function ImportPage() {
  const { tenant = '', id = '' } = useParams();
  const client = useClient(assetsContract);
  const [busy, setBusy] = useState(true);
  const load = useLoad(
    async signal => {
      const found = await client.scanImports.get({ tenant, id }, { signal });
      setBusy(isUnderWay(found));
      return found;
    },
    [tenant, id],
    { every: busy ? everyMs : undefined },
  );
  const scan = load.data;
  return (
    <PageLayout
      title={scan?.name ?? words.loading}
      above={<Link href={scanImportsPath}>{words.back}</Link>}
      subtitle={
        scan && (
          <span role="status">
            <ImportStateTag state={scan.state} /> <ImportProgress scan={scan} />{' '}
            {words.hints[scan.state]}
          </span>
        )
      }
      actions={
        scan && (
          <>
            <ImportActions scan={scan} onChange={load.reload} />
            {scan.state === 'done' && (
              <ButtonLink variant="secondary" href={findingsPath({ tenant })}>
                {words.findings}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <PageState load={load}>
        {found => (
          <>
            <Reason scan={found} />
            <ImportClosings scan={found} />
            <ImportResult scan={found} />
            <ImportWarnings scan={found} />
            <ImportFacts scan={found} />
          </>
        )}
      </PageState>
    </PageLayout>
  );
}

/** Why an import waits for a person, or failed. */
function Reason({ scan }: { scan: ScanImportDetails }) {
  const { state, reason } = scan;
  if (state === 'failed') {
    return (
      <Alert
        status="danger"
        icon
        title={words.failedTitle}
        description={reason}
      />
    );
  }
  if (state !== 'held') return null;
  return (
    <Alert status="warning" icon title={words.heldTitle} description={reason} />
  );
}
