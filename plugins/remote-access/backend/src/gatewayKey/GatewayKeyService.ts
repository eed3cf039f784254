import { ConflictError, NotFoundError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { GatewayKeys } from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateway } from '../gateway/Gateway';
import type { RecordingKeyWriter } from '../recordingKey/RecordingKeyWriter';
import type { ResealSecrets } from './ResealSecrets';
import type { SealedSecretReader } from './SealedSecretReader';
import type { SealedSecretWriter } from './SealedSecretWriter';

type Store = TenantStore<
  { sealedSecrets: typeof SealedSecretReader },
  {
    sealedSecrets: typeof SealedSecretWriter;
    recordingKeys: typeof RecordingKeyWriter;
  }
>;

/**
 * The gateway's keys through their life: made, used, followed by others, destroyed. Between rotation and destruction
 * lies the work of `ResealSecrets`; nothing is destroyed as long as anything is sealed to it.
 */
export class GatewayKeyService {
  readonly #store: Store;
  readonly #gateway: Gateway;
  readonly #reseal: ResealSecrets;

  constructor(options: {
    store: Store;
    gateway: Gateway;
    reseal: ResealSecrets;
  }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
    this.#reseal = options.reseal;
  }

  async get(scope: TenantScope): Promise<GatewayKeys> {
    const { node, opens } = this.#gateway.identity();
    const counts = await this.#store.read(scope, r =>
      r.sealedSecrets.countByKey(),
    );
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const keys = opens.map((kid, at) => ({
      kid,
      state: at === 0 ? ('present' as const) : ('former' as const),
      secrets: counts.get(kid) ?? 0,
    }));
    return {
      node,
      keys,
      unreadable: this.#reseal.unreadable,
      foreign: keys.reduce((left, { secrets }) => left - secrets, total),
    };
  }

  async rotate(scope: TenantScope): Promise<GatewayKeys> {
    const before = this.#gateway.identity().seal.kid;
    await this.#store.transact(scope, async tx => {
      const { node, seal, sign } = await this.#gateway.rotateKeys();
      await tx.recordingKeys.addSigningKeys(node, sign);
      await tx.audit('gatewayKey.rotated', {
        ...{ tenant: PROVIDER, object: seal.kid },
        ...{ node, before },
      });
    });
    return this.get(scope);
  }

  async destroy(
    scope: TenantScope,
    input: { kid: string; reason: string },
  ): Promise<GatewayKeys> {
    const { kid, reason } = input;
    const { node, seal, opens } = this.#gateway.identity();
    if (kid === seal.kid) {
      throw new ConflictError(
        'This is the present key: rotate first, and wait until nothing is sealed to it',
      );
    }
    if (!opens.includes(kid)) {
      throw new NotFoundError(`The gateway has no key ${kid}`);
    }
    await this.#store.transact(scope, async tx => {
      await tx.sealedSecrets.hold();
      const left = (await tx.sealedSecrets.countByKey()).get(kid) ?? 0;
      if (left > 0) {
        throw new ConflictError(
          `${left} secrets are still sealed to this key: wait until they are sealed anew, or renew those that cannot be read`,
        );
      }
      await tx.audit('gatewayKey.destroyed', {
        ...{ tenant: PROVIDER, object: kid },
        ...{ node, reason },
      });
      await this.#gateway.destroyKey(kid);
    });
    return this.get(scope);
  }
}
