import { sign, type KeyObject } from 'node:crypto';
import { lengthPrefixed } from '@wardroom/remote-access-common';

/** A certificate with its key, which is nowhere else. */
export type UserCertificate = {
  /** As it stands in the protocol. */
  blob: Uint8Array;
  /** Signs with the key that is certified; the answer is as it stands in the protocol. */
  sign(data: Uint8Array): Uint8Array;
};

/** A certificate that signs with this private key of Ed25519. */
export function userCertificate(
  blob: Uint8Array,
  privateKey: KeyObject,
): UserCertificate {
  return {
    blob,
    sign: data => lengthPrefixed('ssh-ed25519', sign(null, data, privateKey)),
  };
}
