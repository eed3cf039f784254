import { Link } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  HomeList,
  PersonName,
  Region,
  useClient,
  useLoad,
  useMay,
} from '@wardroom/platform-react';
import { assetIdAnnotation } from '@wardroom/assets-common';
import {
  interventionsContract,
  openStates,
} from '@wardroom/interventions-common';
import { messages } from '../../messages';
import { requestsPath } from '../../routes';
import { RequestLine } from '../Home/RequestLine';
import { PriorityTag } from '../Request/PriorityTag';
import { RequestState } from '../Request/RequestState';

const words = messages.openRequests;

/** Open requests of a customer, or those that name an asset, on its catalog page. */
export function OpenRequestsCard() {
  const { entity } = useEntity();
  const { namespace: tenant = '', annotations } = entity.metadata;
  const asset = annotations?.[assetIdAnnotation];
  const client = useClient(interventionsContract);
  const may = useMay('intervention.read');
  const load = useLoad(
    signal =>
      client.interventions.list(
        {
          tenant,
          asset,
          state: [...openStates],
          sort: 'priority',
          limit: 10,
        },
        { signal },
      ),
    [tenant, asset],
  );
  if (!may) return null;
  const filter = { tenant, ...(asset && { asset }) };
  return (
    <Region
      title={words.title}
      aside={<Link href={requestsPath(filter)}>{words.all}</Link>}
    >
      <HomeList
        label={words.title}
        load={load}
        itemKey={({ id }) => id}
        empty={{ title: words.empty, text: words.emptyCard }}
      >
        {request => (
          <RequestLine
            request={request}
            note={
              <>
                <PriorityTag priority={request.priority} />
                <RequestState state={request.state} />
                {request.assignee ? (
                  <PersonName personRef={request.assignee} />
                ) : (
                  messages.nobody
                )}
              </>
            }
          />
        )}
      </HomeList>
    </Region>
  );
}
