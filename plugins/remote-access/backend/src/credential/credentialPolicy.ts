import type { Rights } from '@wardroom/platform-node';
import {
  credentialDelete,
  credentialRotate,
  credentialUpdate,
  type Credential,
} from '@wardroom/remote-access-common';
import type { StoredCredential } from './CredentialReader';

/** What somebody with these rights may do to a credential. One that opens targets stays. */
export function credentialActions(
  credential: StoredCredential,
  rights: Rights,
): Credential['allowedActions'] {
  const { tenant, targets, kind, source } = credential;
  const actions: Credential['allowedActions'] = [];
  if (rights.has(credentialUpdate, tenant)) actions.push('update');
  // Passwords are changed over SSH, and where one account has them.
  const [only, ...others] = targets;
  const changeable =
    kind === 'password' &&
    !source &&
    only?.protocol === 'ssh' &&
    others.length === 0;
  if (changeable && rights.has(credentialRotate, tenant)) {
    actions.push('rotate');
  }
  if (targets.length === 0 && rights.has(credentialDelete, tenant)) {
    actions.push('delete');
  }
  return actions;
}
