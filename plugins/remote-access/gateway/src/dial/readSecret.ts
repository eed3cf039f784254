import type { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  type CredentialSecret,
} from '@wardroom/remote-access-common';
import { DialFailure } from './DialFailure';
import { isCodeUsed } from './oneTimeCode';

/** What is in an opened credential, as views of its memory. Throws `DialFailure` where it is of no use now. */
export function readSecret(opened: Secret): CredentialSecret {
  const secret = decoded(opened);
  const { oneTime } = secret;
  if (oneTime && isCodeUsed(oneTime)) throw new DialFailure('code-used');
  return secret;
}

function decoded(opened: Secret): CredentialSecret {
  try {
    return decodeCredentialSecret(opened.exposeBytes());
  } catch {
    throw new DialFailure('credential-unusable');
  }
}
