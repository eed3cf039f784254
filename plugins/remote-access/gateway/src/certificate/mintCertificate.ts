import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { lengthPrefixed } from '@wardroom/remote-access-common';
import type { CertificateAuthority } from './CertificateAuthority';
import {
  criticalOptionsOf,
  type CertificateContent,
} from './criticalOptionsOf';
import { pointOf } from './pointOf';
import { userCertificate, type UserCertificate } from './userCertificate';

export const certificateType = 'ssh-ed25519-cert-v01@openssh.com';
/** All that any certificate permits. */
export const permitted = ['permit-pty'];

/** Clocks differ. */
export const earlierSeconds = 60;
export const laterSeconds = 180;

/** Certifies a new key for minutes: nothing of it is ever on a disk. */
export function mintCertificate(
  authority: CertificateAuthority,
  content: CertificateContent,
  now: Date = new Date(),
): UserCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { keyId, principals } = content;
  const seconds = Math.floor(now.getTime() / 1000);
  const body = Buffer.concat([
    lengthPrefixed(certificateType, randomBytes(32)),
    lengthPrefixed(pointOf(publicKey)),
    randomBytes(8), // serial number
    uint32(1), // certifies a person, not a host
    lengthPrefixed(keyId, lengthPrefixed(...principals)),
    uint64(seconds - earlierSeconds),
    uint64(seconds + laterSeconds),
    lengthPrefixed(criticalOptions(content)),
    lengthPrefixed(lengthPrefixed(...permitted.flatMap(name => [name, '']))),
    lengthPrefixed('', authority.publicKey),
  ]);
  const blob = Buffer.concat([body, lengthPrefixed(authority.sign(body))]);
  return userCertificate(blob, privateKey);
}

/** Each value in a string within a string. */
function criticalOptions(content: CertificateContent): Uint8Array {
  const options = Object.entries(criticalOptionsOf(content));
  return lengthPrefixed(
    ...options.flatMap(([name, value]) => [name, lengthPrefixed(value)]),
  );
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
