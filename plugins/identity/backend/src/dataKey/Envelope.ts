import { Secret } from '@wardroom/platform-common';
import type { DataKeyReader } from './DataKeyReader';
import type { DataKeyWriter } from './DataKeyWriter';
import type { MasterKeys } from './MasterKeys';
import { openBytes, sealBytes } from './sealBytes';

/** Whose secret it is: sealed bytes that are moved to another account do not open. */
export type Place = { tenant: string; account: string };

/**
 * Envelope encryption of small secrets: each tenant has its data keys, the master key wraps them. What is sealed
 * names its data key, so that keys can follow each other while old secrets still open.
 */
export class Envelope {
  readonly #masterKeys: MasterKeys;

  constructor(masterKeys: MasterKeys) {
    this.#masterKeys = masterKeys;
  }

  /** Seals a secret with the tenant's current data key, which is made if there is none. */
  async seal(
    keys: DataKeyWriter,
    place: Place,
    secret: Secret,
  ): Promise<string> {
    const dataKey =
      (await keys.findCurrent()) ??
      (await keys.add(this.#masterKeys.newKey(place.tenant)));
    const key = this.#masterKeys.unwrap(dataKey, place.tenant);
    const bytes = secret.exposeBytes();
    const sealed = sealBytes(key.exposeBytes(), bytes, aadOf(place));
    key.zero();
    return `${dataKey.id}.${sealed}`;
  }

  /** Opens a secret. Throws if it was sealed for another place or its key is gone. */
  async open(
    keys: DataKeyReader,
    place: Place,
    sealed: string,
  ): Promise<Secret> {
    const [id, body] = sealed.split('.');
    const dataKey = await keys.get(id);
    const key = this.#masterKeys.unwrap(dataKey, place.tenant);
    const secret = openBytes(key.exposeBytes(), body, aadOf(place));
    key.zero();
    return new Secret(secret);
  }
}

function aadOf({ tenant, account }: Place): string {
  return `totp ${tenant}/${account}`;
}
