import { createSecretKey } from 'node:crypto';
import type { Client } from 'ssh2';

type Ciphers = {
  _protocol?: {
    _cipher?: { _encKey?: unknown };
    _decipher?: { _decipherKey?: unknown };
  };
};

/**
 * Gives the library's AES-GCM ciphers their keys in the form that Node wants. They make a new cipher for every packet,
 * and for a key that is bare bytes Node 24 throws and catches two errors each time: a fifth of the gateway's CPU time.
 * Answers whether there was anything to prepare; other ciphers keep one instance and need nothing.
 */
export function prepareKeys(client: Client): boolean {
  const { _protocol } = client as unknown as Ciphers;
  const cipher = _protocol?._cipher;
  const decipher = _protocol?._decipher;
  const { _encKey } = cipher ?? {};
  const { _decipherKey } = decipher ?? {};
  if (Buffer.isBuffer(_encKey) && cipher) {
    cipher._encKey = createSecretKey(_encKey);
  }
  if (!Buffer.isBuffer(_decipherKey) || !decipher) return false;
  decipher._decipherKey = createSecretKey(_decipherKey);
  return true;
}
