import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { Secret } from '@wardroom/platform-common';
import { openBytes, sealBytes } from './sealBytes';

/** A data key as it may lie in the database. */
export type WrappedKey = { masterKeyId: string; wrapped: string };

/** The keys that wrap the data keys of tenants. The first one wraps, each of them unwraps what it has wrapped. */
export class MasterKeys {
  readonly #keys: Map<string, Secret>;
  /** Id of the key that wraps. */
  readonly currentId: string;

  /** @param keys - one key of 32 bytes per line, in base64 */
  constructor(keys: string) {
    const lines = keys.split(/\s+/).filter(Boolean);
    if (lines.length === 0) throw new Error('There is no master key');
    this.#keys = new Map(lines.map(keyOf));
    this.currentId = idOf(Buffer.from(lines[0], 'base64'));
  }

  /** Reads the keys from the file or variable of the environment, or from the configuration. */
  static fromConfig(
    config: RootConfigService,
    environment: NodeJS.ProcessEnv = process.env,
  ): MasterKeys {
    // An empty value stands for none: that is what an unset variable in a configuration file becomes.
    const file =
      environment.WARDROOM_MASTER_KEY_FILE ||
      config.getOptional<string>('wardroom.masterKeyFile');
    const keys = file
      ? readFileSync(file, 'utf8')
      : (environment.WARDROOM_MASTER_KEY ??
        config.getOptionalString('wardroom.masterKey'));
    if (!keys) {
      throw new Error(
        'There is no master key: set WARDROOM_MASTER_KEY_FILE to a file with 32 random bytes in base64',
      );
    }
    return new MasterKeys(keys);
  }

  /** A new data key of a tenant, wrapped. */
  newKey(tenant: string): WrappedKey {
    const key = randomBytes(32);
    const wrapped = this.#wrap(key, tenant);
    key.fill(0);
    return wrapped;
  }

  /** Opens a data key. Throws if its master key is not here any more. */
  unwrap({ masterKeyId, wrapped }: WrappedKey, tenant: string): Secret {
    const key = this.#keys.get(masterKeyId);
    if (!key) {
      throw new Error(
        `The master key ${masterKeyId} is missing: add it as a further line of the master key file`,
      );
    }
    return new Secret(openBytes(key.exposeBytes(), wrapped, tenant));
  }

  /** The same data key wrapped with the current master key. */
  rewrap(key: WrappedKey, tenant: string): WrappedKey {
    const secret = this.unwrap(key, tenant);
    const wrapped = this.#wrap(secret.exposeBytes(), tenant);
    secret.zero();
    return wrapped;
  }

  #wrap(key: Uint8Array, tenant: string): WrappedKey {
    const master = this.#keys.get(this.currentId) as Secret;
    const wrapped = sealBytes(master.exposeBytes(), key, tenant);
    return { masterKeyId: this.currentId, wrapped };
  }
}

function keyOf(line: string): [string, Secret] {
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length !== 32) {
    throw new Error('A master key must be 32 bytes in base64');
  }
  return [idOf(bytes), new Secret(bytes)];
}

function idOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}
