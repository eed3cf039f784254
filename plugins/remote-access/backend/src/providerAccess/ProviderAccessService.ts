import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  providerAccessLifecycle,
  providerAccessResume,
  providerAccessSuspend,
  type ProviderAccess,
} from '@wardroom/remote-access-common';
import type {
  ProviderAccessReader,
  StoredProviderAccess,
} from './ProviderAccessReader';
import type { ProviderAccessWriter } from './ProviderAccessWriter';

type Store = TenantStore<
  { providerAccess: typeof ProviderAccessReader },
  { providerAccess: typeof ProviderAccessWriter }
>;

type Turn = { version: number; reason: string };

/** Use cases of the switch by which a customer lets the provider in, or nobody of it. */
export class ProviderAccessService {
  readonly #store: Store;
  readonly #recheck: () => Promise<void>;
  readonly #liveIn: (tenant: string) => Promise<number>;

  /** @param options - `recheck` ends what may not be any more; `liveIn` counts the live sessions of a customer */
  constructor(options: {
    store: Store;
    recheck(): Promise<void>;
    liveIn(tenant: string): Promise<number>;
  }) {
    this.#store = options.store;
    this.#recheck = options.recheck;
    this.#liveIn = options.liveIn;
  }

  async get(scope: TenantScope): Promise<ProviderAccess> {
    const { tenant } = scope;
    const access = await this.#store.readOnce(scope, r =>
      r.providerAccess.get(tenant),
    );
    return this.#present(scope, access);
  }

  /** Off. When it answers, everybody is out. */
  async suspend(
    scope: TenantScope,
    input: Turn,
  ): Promise<ProviderAccess & { ended: number }> {
    const { tenant } = scope;
    const before = await this.#liveIn(tenant);
    const access = await this.#turn(scope, 'suspend', input);
    await this.#recheck();
    const ended = before - (await this.#liveIn(tenant));
    return { ...access, ended: Math.max(0, ended) };
  }

  async resume(scope: TenantScope, input: Turn): Promise<ProviderAccess> {
    return this.#turn(scope, 'resume', input);
  }

  async #turn(
    scope: TenantScope,
    action: 'suspend' | 'resume',
    { version, reason }: Turn,
  ): Promise<ProviderAccess> {
    const { tenant, actor } = scope;
    const events = {
      suspend: 'providerAccess.suspended',
      resume: 'providerAccess.resumed',
    };
    const turned = await this.#store.transact(scope, async tx => {
      const access = await tx.providerAccess.get(tenant);
      const after = await tx.providerAccess.turn(
        { ...access, version },
        action,
        { reason, by: actor.ref },
      );
      await tx.audit(events[action], { tenant, object: tenant, reason });
      await tx.emit(events[action], { tenant });
      return after;
    });
    return this.#present(scope, turned);
  }

  async #present(
    scope: TenantScope,
    access: StoredProviderAccess,
  ): Promise<ProviderAccess> {
    const permissions = {
      suspend: providerAccessSuspend,
      resume: providerAccessResume,
    };
    const held = await scope.rights(Object.values(permissions));
    const allowedActions = providerAccessLifecycle
      .actions(access.state)
      .filter(action => held.has(permissions[action], access.tenant));
    return { ...access, allowedActions };
  }
}
