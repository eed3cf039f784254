import { TenantRows } from '@wardroom/platform-node';
import { providerAccessLifecycle } from '@wardroom/remote-access-common';
import {
  ProviderAccessReader,
  providerAccessOf,
  type ProviderAccessRow,
  type StoredProviderAccess,
} from './ProviderAccessReader';

/** Turns the switches of customers. */
export class ProviderAccessWriter extends ProviderAccessReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  async turn(
    access: StoredProviderAccess,
    action: 'suspend' | 'resume',
    given: { reason: string; by: string },
  ): Promise<StoredProviderAccess> {
    const { tenant, state } = access;
    const version = access.version || (await this.#create(tenant));
    const row = { tenantId: tenant, id: 'switch', version, state };
    return providerAccessOf(
      await this.#write.transition<
        ProviderAccessRow,
        typeof state,
        typeof action
      >(
        'provider_access',
        { lifecycle: providerAccessLifecycle, row, action },
        { reason: given.reason, changed_by: given.by },
      ),
    );
  }

  async #create(tenant: string): Promise<number> {
    const { version } = await this.#write.insert<ProviderAccessRow>(
      'provider_access',
      {
        tenant_id: tenant,
        id: 'switch',
        state: providerAccessLifecycle.initial,
      },
      'Somebody else turned the switch meanwhile: load it again',
    );
    return version;
  }
}
