// The lab's keys.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';

/** A new Ed25519 pair in OpenSSH's format: `{ private, public }`. */
export function makeKeyPair(comment) {
  // About one in 400 of the keys that ssh2 1.17 makes is malformed, and its own parser says so.
  for (;;) {
    const made = ssh2.utils.generateKeyPairSync('ed25519', { comment });
    if (!(ssh2.utils.parseKey(made.private) instanceof Error)) return made;
  }
}

/** The pair that is kept in `dir`/<name>_ed25519, made when there is none: `{ file, private, public }`. */
export function keptKeyPair(dir, name) {
  const file = join(dir, `${name}_ed25519`);
  if (!existsSync(file) || !existsSync(`${file}.pub`)) {
    const made = makeKeyPair(`wardroom-lab-${name}`);
    writeFileSync(file, made.private, { mode: 0o600 });
    writeFileSync(`${file}.pub`, `${made.public}\n`, { mode: 0o644 });
  }
  return {
    file,
    private: readFileSync(file, 'utf8'),
    public: readFileSync(`${file}.pub`, 'utf8').trim(),
  };
}

/** A public key's fingerprint as `ssh-keygen -l` prints it. */
export function fingerprint(publicKey) {
  const blob = Buffer.from(publicKey.split(' ')[1], 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
