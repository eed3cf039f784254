import type { Rights } from '@wardroom/platform-node';
import {
  credentialDelete,
  credentialUpdate,
  type Credential,
} from '@wardroom/remote-access-common';
import type { StoredCredential } from './CredentialReader';

/** What somebody with these rights may do to a credential. One that opens targets stays. */
export function credentialActions(
  credential: StoredCredential,
  rights: Rights,
): Credential['allowedActions'] {
  const { tenant, targets } = credential;
  const actions: Credential['allowedActions'] = [];
  if (rights.has(credentialUpdate, tenant)) actions.push('update');
  if (targets.length === 0 && rights.has(credentialDelete, tenant)) {
    actions.push('delete');
  }
  return actions;
}
