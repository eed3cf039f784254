import type { Algorithms } from 'ssh2';
import type {
  AllowedAlgorithms,
  HostKey,
} from '@wardroom/remote-access-common';

const hostKeys = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

/** Signature algorithms of a host key's type: an RSA key signs in several ways. */
function algorithmsOf(type: string): string[] {
  return type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type];
}

/**
 * What the gateway offers a target. AES-GCM comes first: without native code it costs half of ChaCha20. The types of
 * pinned host keys come first, so that a target which gains a key of another type still shows the one we know. SHA-1
 * and CBC are offered only to targets that allow them by name.
 */
export function offeredAlgorithms(
  pinned: HostKey[],
  allowed: AllowedAlgorithms = {},
): Algorithms {
  const known = pinned
    .flatMap(({ type }) => algorithmsOf(type))
    .filter(name => hostKeys.includes(name));
  const serverHostKey = [
    ...new Set([...known, ...hostKeys, ...(allowed.serverHostKey ?? [])]),
  ];
  return {
    kex: [
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      ...(allowed.kex ?? []),
    ],
    cipher: [
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      ...(allowed.cipher ?? []),
    ],
    hmac: [
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha2-256',
      'hmac-sha2-512',
      ...(allowed.hmac ?? []),
    ],
    serverHostKey,
    compress: ['none'],
  } as Algorithms;
}
