import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { CredentialStoreProvider } from './CredentialStoreProvider';

export type CredentialStoresExtensionPoint = {
  /** Throws where there is a provider with this id already. */
  addProvider(provider: CredentialStoreProvider): void;
};

/** Where modules add kinds of stores. */
export const credentialStoresExtensionPoint =
  createExtensionPoint<CredentialStoresExtensionPoint>({
    id: 'remote-access.credential-stores',
  });
