import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { auditKey, digest, type AuditKey } from '@wardroom/audit-common';
import { auditFolder } from './auditFolder';
import { nodeTrailCrypto } from './nodeTrailCrypto';

const FILE = 'signing.key';

/**
 * The key that signs checkpoints, and those that did before. They lie outside of the database: who can change its
 * tables can still not sign for them.
 */
export class SigningKeys {
  /** The key that signs now. */
  readonly current: AuditKey;
  /** All keys whose signatures count, the current one first. */
  readonly published: readonly AuditKey[];
  readonly #private: KeyObject;

  private constructor(key: KeyObject, retired: readonly AuditKey[]) {
    this.#private = key;
    this.current = publicHalf(key);
    const others = retired.filter(k => k.keyId !== this.current.keyId);
    this.published = [this.current, ...others];
  }

  /**
   * Takes the keys from the configuration, else from the data folder, where the first start makes one. To change it,
   * rename `signing.key` to another name with the same ending: it is a retired key then, and a new one is made.
   */
  static async open(config: RootConfigService): Promise<SigningKeys> {
    const pem = config.getOptionalString('wardroom.audit.signingKey');
    const listed =
      config.getOptionalStringArray('wardroom.audit.retiredKeys') ?? [];
    const retired = listed.map(hex =>
      auditKey(digest.parse(hex), nodeTrailCrypto.sha256),
    );
    if (pem)
      return new SigningKeys(readPrivate(pem, 'The signing key'), retired);
    const folder = auditFolder(config);
    if (!folder) {
      throw new Error(
        'The audit log has no place for its signing key: set wardroom.dataDir, or give the key as wardroom.audit.signingKey',
      );
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const key = await readOrMake(folder);
    return new SigningKeys(key, [...retired, ...(await readRetired(folder))]);
  }

  /** The signature of a text's UTF-8 bytes, in hexadecimal. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.#private).toString('hex');
  }
}

async function readOrMake(folder: string): Promise<KeyObject> {
  const path = join(folder, FILE);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  try {
    // Of two processes that start together one makes the file, and the other reads it.
    await writeFile(path, pem, { mode: 0o600, flag: 'wx' });
    return privateKey;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readPrivate(await readFile(path, 'utf8'), path);
  }
}

async function readRetired(folder: string): Promise<AuditKey[]> {
  const names = await readdir(folder);
  const keys: AuditKey[] = [];
  for (const name of names.sort()) {
    if (!name.endsWith('.key') || name === FILE) continue;
    const path = join(folder, name);
    keys.push(publicHalf(readPrivate(await readFile(path, 'utf8'), path)));
  }
  return keys;
}

function readPrivate(pem: string, source: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // said below: what OpenSSL says of a wrong file helps nobody
  }
  throw new Error(`${source} is not an Ed25519 private key in PEM`);
}

function publicHalf(key: KeyObject): AuditKey {
  const wrapped = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const raw = wrapped.subarray(-32).toString('hex');
  return auditKey(raw, nodeTrailCrypto.sha256);
}
