import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useClient, useLoad } from '@wardroom/platform-react';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { PlaceDialog } from './PlaceDialog';

const words = messages.credentialStore.place;

/** A button for credentials that are kept in a store; not there where the customer has none. */
export function FromStore(props: { tenant: string; onDone: () => void }) {
  const { tenant, onDone } = props;
  const client = useClient(remoteAccessContract);
  const [choosing, setChoosing] = useState(false);
  const { data } = useLoad(
    async signal => {
      const [{ items: stores }, { items: providers }] = await Promise.all([
        client.credentialStores.list({ tenant, limit: 200 }, { signal }),
        client.storeProviders.list({}, { signal }),
      ]);
      return { stores, providers };
    },
    [tenant],
  );
  if (!data?.stores.length) return null;
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        onPress={() => setChoosing(true)}
      >
        {words.create}
      </Button>
      {choosing && (
        <PlaceDialog
          {...{ tenant, ...data, onDone }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
