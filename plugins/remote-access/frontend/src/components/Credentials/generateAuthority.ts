import { base64url, lengthPrefixed } from '@wardroom/remote-access-common';

const type = 'ssh-ed25519';
const blockSize = 8;

/** Makes an Ed25519 key and gives its private half as OpenSSH text. Throws in browsers that have no such keys. */
export async function generateAuthority(comment: string): Promise<string> {
  const { subtle } = globalThis.crypto;
  const pair = (await subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const { d = '', x = '' } = await subtle.exportKey('jwk', pair.privateKey);
  const publicKey = base64url.decode(x);
  const check = globalThis.crypto.getRandomValues(new Uint8Array(4));
  const secret = joined(
    ...[check, check],
    lengthPrefixed(type, publicKey),
    lengthPrefixed(joined(base64url.decode(d), publicKey), comment),
  );
  const padding = (blockSize - (secret.length % blockSize)) % blockSize;
  const padded = joined(
    secret,
    Uint8Array.from({ length: padding }, (_, i) => i + 1),
  );
  const bytes = joined(
    new TextEncoder().encode('openssh-key-v1\0'),
    lengthPrefixed('none', 'none', ''),
    Uint8Array.of(0, 0, 0, 1),
    lengthPrefixed(lengthPrefixed(type, publicKey), padded),
  );
  const lines = btoa(String.fromCharCode(...bytes)).match(/.{1,70}/g) ?? [];
  const kind = 'OPENSSH PRIVATE KEY';
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join(
    '\n',
  );
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
