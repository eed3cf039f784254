import { Button, Flex } from '@backstage/ui';
import {
  DialogButton,
  ProblemError,
  RemoveButton,
  useAction,
  useClient,
} from '@wardroom/platform-react';
import {
  remoteAccessContract,
  type CredentialStore,
  type StoreProvider,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { StoreDialog } from './StoreDialog';

const words = messages.credentialStore;

/** What may be done to a store. */
export function StoreActions(props: {
  store: CredentialStore;
  choices: { items: StoreProvider[]; addresses: string[] };
  onChange: () => void;
}) {
  const { store, choices, onChange } = props;
  const { tenant, id, name, allowedActions } = store;
  const client = useClient(remoteAccessContract);
  const provider = choices.items.find(p => p.id === store.provider);
  const check = useAction(
    async () => {
      const { fault } = await client.credentialStores.check({ tenant, id });
      if (!fault) return;
      throw new ProblemError({ status: 409, title: name, detail: fault });
    },
    { done: words.works(name) },
  );
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {allowedActions.includes('check') && (
        <Button
          size="small"
          variant="secondary"
          aria-label={words.checkName(name)}
          isDisabled={check.pending}
          onPress={() => void check.run()}
        >
          {words.check}
        </Button>
      )}
      {provider && allowedActions.includes('update') && (
        <DialogButton
          size="small"
          label={words.renew}
          aria-label={words.renewName(name)}
        >
          {onClose => (
            <StoreDialog
              {...{ tenant, provider, store, addresses: choices.addresses }}
              onDone={onChange}
              onClose={onClose}
            />
          )}
        </DialogButton>
      )}
      {allowedActions.includes('delete') && (
        <RemoveButton
          name={name}
          words={words}
          onRemove={async () => {
            await client.credentialStores.delete({ tenant, id });
            onChange();
          }}
        />
      )}
    </Flex>
  );
}
