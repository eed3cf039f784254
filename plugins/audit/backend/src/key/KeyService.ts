import type { AuditKey } from '@wardroom/audit-common';
import type { SigningKeys } from './SigningKeys';

/** Publishes the keys that checkpoints are checked with. */
export class KeyService {
  readonly #keys: SigningKeys;

  constructor(keys: SigningKeys) {
    this.#keys = keys;
  }

  async list(): Promise<{ items: (AuditKey & { current: boolean })[] }> {
    const { current, published } = this.#keys;
    return {
      items: published.map(k => ({ ...k, current: k.keyId === current.keyId })),
    };
  }
}
