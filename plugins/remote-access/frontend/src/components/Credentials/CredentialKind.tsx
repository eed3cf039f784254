import { Text } from '@backstage/ui';
import type { Credential } from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.credential;

/** What a credential is, and where it is kept if not here. */
export function CredentialKind({
  credential: { kind, source },
}: {
  credential: Credential;
}) {
  return (
    <>
      {words.kinds[kind]}
      {source && (
        <Text as="p" color="secondary">
          {messages.credentialStore.place.keptIn(source.store.name)}
        </Text>
      )}
    </>
  );
}
