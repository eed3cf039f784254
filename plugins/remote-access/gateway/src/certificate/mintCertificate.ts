import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { lengthPrefixed } from '@wardroom/remote-access-common';
import type { CertificateAuthority } from './CertificateAuthority';

/** What a certificate says. It never permits more than a terminal: no forwarding of ports, agents or X11. */
export type CertificateContent = {
  /** Stands in the log of the server that is entered. */
  keyId: string;
  /** As whom its bearer may sign in. */
  principals: string[];
  /** The only command that runs, whatever is asked for. */
  forceCommand?: string;
  /** Addresses in CIDR notation from which it is good, separated by commas. */
  sourceAddress?: string;
};

/** A certificate with its key, which is nowhere else. */
export type UserCertificate = {
  /** As it stands in the protocol. */
  blob: Uint8Array;
  /** Signs with the key that is certified; the answer is as it stands in the protocol. */
  sign(data: Uint8Array): Uint8Array;
};

export const certificateType = 'ssh-ed25519-cert-v01@openssh.com';
const keyType = 'ssh-ed25519';

/** Clocks differ. */
const earlierSeconds = 60;
const laterSeconds = 180;

/** Certifies a new key for minutes: nothing of it is ever on a disk. */
export function mintCertificate(
  authority: CertificateAuthority,
  content: CertificateContent,
  now: Date = new Date(),
): UserCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const { keyId, principals } = content;
  const seconds = Math.floor(now.getTime() / 1000);
  const body = Buffer.concat([
    lengthPrefixed(certificateType, randomBytes(32)),
    lengthPrefixed(Buffer.from(x, 'base64url')),
    randomBytes(8), // serial number
    uint32(1), // certifies a person, not a host
    lengthPrefixed(keyId, lengthPrefixed(...principals)),
    uint64(seconds - earlierSeconds),
    uint64(seconds + laterSeconds),
    lengthPrefixed(criticalOptions(content)),
    lengthPrefixed(lengthPrefixed('permit-pty', '')),
    lengthPrefixed('', authority.publicKey),
  ]);
  const blob = Buffer.concat([body, lengthPrefixed(authority.sign(body))]);
  return {
    blob,
    sign: data => lengthPrefixed(keyType, sign(null, data, privateKey)),
  };
}

/** In the order of their names, each value in a string within a string. */
function criticalOptions(content: CertificateContent): Uint8Array {
  const { forceCommand, sourceAddress } = content;
  const options = [
    ['force-command', forceCommand],
    ['source-address', sourceAddress],
  ].flatMap(([name = '', value]) =>
    value === undefined ? [] : [name, lengthPrefixed(value)],
  );
  return lengthPrefixed(...options);
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
