import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { utils } from 'ssh2';
import { lengthPrefixed } from '@wardroom/remote-access-common';

const digests: Record<string, { digest: string | null; algorithm: string }> = {
  'ssh-ed25519': { digest: null, algorithm: 'ssh-ed25519' },
  'ssh-rsa': { digest: 'sha512', algorithm: 'rsa-sha2-512' },
  'ecdsa-sha2-nistp256': {
    digest: 'sha256',
    algorithm: 'ecdsa-sha2-nistp256',
  },
  'ecdsa-sha2-nistp384': {
    digest: 'sha384',
    algorithm: 'ecdsa-sha2-nistp384',
  },
  'ecdsa-sha2-nistp521': {
    digest: 'sha512',
    algorithm: 'ecdsa-sha2-nistp521',
  },
};

/** The key of an SSH certificate authority, for as long as it takes to sign. */
export class CertificateAuthority {
  private constructor(
    private readonly key: KeyObject,
    private readonly way: { digest: string | null; algorithm: string },
    /** The public key as it stands in the protocol. */
    readonly publicKey: Uint8Array,
  ) {}

  /** Reads a private key in OpenSSH or PEM text. Throws where it is none, or one that cannot sign certificates. */
  static read(privateKey: Buffer, passphrase?: Buffer): CertificateAuthority {
    const key = utils.parseKey(privateKey, passphrase);
    if (key instanceof Error || !key.isPrivateKey()) {
      throw new TypeError('This is not a private key');
    }
    const way = digests[key.type];
    if (!way) throw new TypeError('This key cannot sign certificates');
    const opened = createPrivateKey(key.getPrivatePEM());
    return new CertificateAuthority(opened, way, key.getPublicSSH());
  }

  /** A signature as it stands in a certificate. */
  sign(data: Uint8Array): Uint8Array {
    const { algorithm, digest } = this.way;
    if (!algorithm.startsWith('ecdsa-')) {
      return lengthPrefixed(algorithm, sign(digest, data, this.key));
    }
    const both = sign(digest, data, { key: this.key, dsaEncoding });
    const half = both.length / 2;
    const [r, s] = [both.subarray(0, half), both.subarray(half)].map(positive);
    return lengthPrefixed(algorithm, lengthPrefixed(r, s));
  }
}

const dsaEncoding = 'ieee-p1363';

/** A number as the protocol writes it: without leading zeros, but with one where it would look negative. */
function positive(number: Buffer): Uint8Array {
  const first = number.findIndex(byte => byte !== 0);
  const bare = number.subarray(first);
  return bare[0] > 127 ? Buffer.concat([Buffer.alloc(1), bare]) : bare;
}
