import {
  Directory,
  type ContractClient,
  type TenantNamesApi,
} from '@wardroom/platform-react';
import type { Tenant, tenantsContract } from '@wardroom/tenants-common';
import { listTenants } from './listTenants';

/** The names of customers, for all screens of all contexts. */
export class TenantNames implements TenantNamesApi {
  readonly #client: ContractClient<typeof tenantsContract>;
  readonly #directory: Directory<Tenant>;

  constructor(client: ContractClient<typeof tenantsContract>) {
    this.#client = client;
    this.#directory = new Directory(
      async ids =>
        (await client.tenants.list({ ids, limit: ids.length })).items,
      ({ id }) => id,
    );
  }

  find(id: string): Promise<Tenant | undefined> {
    return this.#directory.find(id);
  }

  list(signal: AbortSignal): Promise<Tenant[]> {
    return listTenants(this.#client, { state: ['active'] }, signal);
  }
}
