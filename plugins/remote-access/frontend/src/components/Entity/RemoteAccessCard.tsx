import { useState } from 'react';
import { Button, Flex, Link, Text } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import { assetsContract } from '@wardroom/assets-common';
import {
  PageState,
  PersonName,
  Region,
  TimeText,
  useClient,
  useLoad,
  useMay,
  usePages,
} from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { SessionPurpose } from '../Purpose/SessionPurpose';
import { messages } from '../../messages';
import { replayPath } from '../../routes';
import { TargetDialog } from '../Targets/TargetDialog';
import { TargetTable } from '../Targets/TargetTable';

const words = messages.card;
const shownSessions = 5;

/** On the catalog's page of an asset: the ways into it, and who was in last. */
export function RemoteAccessCard() {
  const { entity } = useEntity();
  const { namespace: tenant = '', name } = entity.metadata;
  const client = useClient(assetsContract);
  const load = useLoad(
    signal => client.assets.get({ tenant, id: name }, { signal }),
    [tenant, name],
  );
  return (
    <Region title={words.title}>
      <PageState load={load} hideWhenForbidden>
        {asset => (
          <Flex direction="column" gap="4">
            <Targets tenant={tenant} asset={asset.id} />
            <LastSessions tenant={tenant} asset={asset.id} />
          </Flex>
        )}
      </PageState>
    </Region>
  );
}

type Place = { tenant: string; asset: string };

function Targets({ tenant, asset }: Place) {
  const client = useClient(remoteAccessContract);
  const mayCreate = useMay('target.create');
  const [creating, setCreating] = useState(false);
  const load = usePages(
    ({ signal, ...page }) =>
      client.targets.list({ ...page, tenant, asset }, { signal }),
    [tenant, asset],
  );
  const create = mayCreate ? (
    <Button size="small" variant="secondary" onPress={() => setCreating(true)}>
      {messages.target.create}
    </Button>
  ) : undefined;
  return (
    <>
      <TargetTable load={load} ofOneAsset create={create} />
      {load.data && load.data.length > 0 && <div>{create}</div>}
      {creating && (
        <TargetDialog
          tenant={tenant}
          asset={asset}
          onDone={load.reload}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

function LastSessions({ tenant, asset }: Place) {
  const client = useClient(remoteAccessContract);
  const load = useLoad(
    signal =>
      client.sessions.list({ tenant, asset, limit: shownSessions }, { signal }),
    [tenant, asset],
  );
  return (
    <PageState load={load} hideWhenForbidden lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Text as="p">{words.noSessions}</Text>
        ) : (
          <ul aria-label={words.lastSessions}>
            {items.map(s => (
              <li key={s.id}>
                <PersonName personRef={s.person} />,{' '}
                <SessionPurpose session={s} />,{' '}
                <TimeText time={s.requestedAt} />:{' '}
                {s.allowedActions.includes('view') ? (
                  <Link href={replayPath(s.tenant, s.id)}>
                    {messages.states[s.state]}
                  </Link>
                ) : (
                  messages.states[s.state]
                )}
              </li>
            ))}
          </ul>
        )
      }
    </PageState>
  );
}
