import type { Rights } from '@wardroom/platform-node';
import {
  credentialStoreCheck,
  credentialStoreDelete,
  credentialStoreUpdate,
  type CredentialStore,
} from '@wardroom/remote-access-common';
import type { KeptStore } from './CredentialStoreReader';

/** What somebody with these rights may do to a store. One that credentials are read from stays. */
export function credentialStoreActions(
  store: KeptStore,
  rights: Rights,
): CredentialStore['allowedActions'] {
  const { tenant, credentials } = store;
  const actions: CredentialStore['allowedActions'] = [];
  if (rights.has(credentialStoreUpdate, tenant)) actions.push('update');
  if (rights.has(credentialStoreCheck, tenant)) actions.push('check');
  if (credentials === 0 && rights.has(credentialStoreDelete, tenant)) {
    actions.push('delete');
  }
  return actions;
}
