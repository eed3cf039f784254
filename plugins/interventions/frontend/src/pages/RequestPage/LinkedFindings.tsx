import { Link } from '@backstage/ui';
import {
  HomeItem,
  HomeList,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import {
  assetsContract,
  FindingState,
  type FindingSummary,
} from '@wardroom/assets-common';
import type { Intervention } from '@wardroom/interventions-common';
import { messages } from '../../messages';

const words = messages.request;
const shown = 10;

/** The weaknesses that a request is to remove, and how far each is; nothing where it names none, nor for people who may see none. */
export function LinkedFindings({ request }: { request: Intervention }) {
  const may = useMay('finding.read');
  if (!may || request.findingIds.length === 0) return null;
  return <List request={request} />;
}

function List({ request }: { request: Intervention }) {
  const { tenant, id, findingIds, state } = request;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal =>
      client.findings.list(
        {
          ...{ tenant, intervention: id, limit: shown },
          state: FindingState.options,
        },
        { signal },
      ),
    [tenant, id, state, findingIds.length],
  );
  const query = new URLSearchParams({ tenant, intervention: id });
  FindingState.options.forEach(one => query.append('state', one));
  return (
    <Region title={words.findings}>
      <HomeList
        label={words.findings}
        load={load}
        itemKey={finding => finding.id}
        empty={{ title: words.noFindings }}
        all={{
          href: `/findings?${query}`,
          label: words.findingsAll(findingIds.length),
        }}
      >
        {finding => <Line finding={finding} />}
      </HomeList>
    </Region>
  );
}

function Line({ finding }: { finding: FindingSummary }) {
  const { tenant, id, title, asset, severity, state } = finding;
  return (
    <HomeItem note={words.findingNote(severity, asset.title, state)}>
      <Link href={`/findings/${tenant}/${id}`}>{title}</Link>
    </HomeItem>
  );
}
