import { ConflictError, NotFoundError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { GatewayKeys } from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateways } from '../gateway/Gateways';
import type { GroupKeyReader } from './GroupKeyReader';
import type { GroupKeyWriter } from './GroupKeyWriter';
import type { RecordingKeyWriter } from '../recordingKey/RecordingKeyWriter';
import type { ResealSecrets } from './ResealSecrets';
import type { SealedSecretReader } from './SealedSecretReader';
import type { SealedSecretWriter } from './SealedSecretWriter';

type Store = TenantStore<
  {
    groupKeys: typeof GroupKeyReader;
    sealedSecrets: typeof SealedSecretReader;
  },
  {
    groupKeys: typeof GroupKeyWriter;
    sealedSecrets: typeof SealedSecretWriter;
    recordingKeys: typeof RecordingKeyWriter;
  }
>;

/**
 * The gateway's keys through their life: made, used, followed by others, destroyed. Between rotation and destruction
 * lies the work of `ResealSecrets`; nothing is destroyed as long as anything is sealed to it. One gateway makes new keys
 * and the others get them; one that is away when a key is destroyed does so when it is back.
 */
export class GatewayKeyService {
  readonly #store: Store;
  readonly #gateway: Gateways;
  readonly #reseal: ResealSecrets;

  constructor(options: {
    store: Store;
    gateway: Gateways;
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
    await this.#store.transact(scope, async tx => {
      await tx.groupKeys.hold();
      const run = this.#gateway.any();
      const before = run.identity.seal.kid;
      const { node, seal, sign } = await run.rotateKeys();
      await tx.groupKeys.add([seal.kid]);
      await tx.recordingKeys.addSigningKeys(node, sign);
      await tx.audit('gatewayKey.rotated', {
        ...{ tenant: PROVIDER, object: seal.kid },
        ...{ node, before },
      });
    });
    await this.#gateway.beat();
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
      await tx.groupKeys.destroy(kid);
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
      for (const run of this.#gateway.runs) await run.destroyKey(kid);
    });
    await this.#gateway.beat();
    return this.get(scope);
  }
}
