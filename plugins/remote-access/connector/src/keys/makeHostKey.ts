import { utils } from 'ssh2';

/**
 * A new private key in OpenSSH's format. About one in 250 that ssh2 makes lacks the zero its public part begins with, and
 * nothing can read it: such a key is thrown away.
 */
export function makeHostKey(): string {
  for (;;) {
    const { private: key } = utils.generateKeyPairSync('ed25519');
    if (!(utils.parseKey(key) instanceof Error)) return key;
  }
}
