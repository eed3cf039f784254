import { splitLengthPrefixed } from '@wardroom/remote-access-common';

const magic = 'openssh-key-v1\0';

/**
 * The public key of an OpenSSH private key, as one line such as servers want it: it stands in the text unencrypted, even
 * where the key has a passphrase. Undefined for what is no such text.
 */
export function publicKeyLine(privateKey: string): string | undefined {
  const body =
    /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]+?)-----END OPENSSH PRIVATE KEY-----/.exec(
      privateKey,
    )?.[1];
  if (!body) return undefined;
  try {
    const text = atob(body.replace(/\s/g, ''));
    if (!text.startsWith(magic)) return undefined;
    const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
    const blob = publicPart(bytes.subarray(magic.length));
    const [type] = splitLengthPrefixed(blob);
    const encoded = btoa(String.fromCharCode(...blob));
    return `${new TextDecoder().decode(type)} ${encoded}`;
  } catch {
    return undefined;
  }
}

/** After cipher, key derivation and its options comes the number of keys, which is one, and its public part. */
function publicPart(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (let i = 0; i < 3; i++) at += 4 + view.getUint32(at);
  if (view.getUint32(at) !== 1) throw new TypeError('Not one key');
  const length = view.getUint32(at + 4);
  return bytes.subarray(at + 8, at + 8 + length);
}
