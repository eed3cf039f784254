import { lengthPrefixed } from './lengthPrefixed';
import { webCrypto } from './webCrypto';
import type { SealContext } from './Sealed';

const label = 'wardroom/sealed/v1';
/** Both ends of one envelope derive the same AES key: from the shared secret, bound to both public keys. */
export async function sealingKey(options: {
  privateKey: CryptoKey;
  otherPublicKey: CryptoKey;
  epk: Uint8Array;
  recipient: Uint8Array;
  usage: 'encrypt' | 'decrypt';
}): Promise<CryptoKey> {
  const shared = await webCrypto().deriveBits(
    { name: 'X25519', public: options.otherPublicKey },
    options.privateKey,
    256,
  );
  const material = await webCrypto().importKey('raw', shared, 'HKDF', false, [
    'deriveKey',
  ]);
  new Uint8Array(shared).fill(0);
  return webCrypto().deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: lengthPrefixed(options.epk, options.recipient),
      info: lengthPrefixed(label),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [options.usage],
  );
}

/** The additional data of an envelope: its key and everything the secret belongs to. */
export function sealingData(kid: string, context: SealContext): Uint8Array {
  const { purpose, tenant, id, version } = context;
  return lengthPrefixed(label, kid, purpose, tenant, id, String(version));
}
