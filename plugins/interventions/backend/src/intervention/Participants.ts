import { InputError } from '@backstage/errors';
import type { PluginClient } from '@wardroom/platform-node';
import {
  interventionRead,
  interventionStart,
} from '@wardroom/interventions-common';
import {
  PROVIDER,
  tenantsGranted,
  type AccessScope,
  type tenantsContract,
} from '@wardroom/tenants-common';

/** Who may take part in a customer's requests, as the tenants context knows it at this moment. */
export class Participants {
  readonly #tenants: PluginClient<typeof tenantsContract>;

  constructor(tenants: PluginClient<typeof tenantsContract>) {
    this.#tenants = tenants;
  }

  /** The customer's key in front of request numbers. */
  async keyOf(tenant: string): Promise<string> {
    const { key } = await this.#tenants.tenants.get({ tenant });
    return key;
  }

  /** Refuses whoever may not read the customer's requests. `field` is named in the refusal. */
  async mustRead(tenant: string, refs: string[], field: string) {
    for (const ref of new Set(refs)) {
      const access = await this.#accessOf(ref);
      const where = access ? tenantsGranted(access, interventionRead.name) : [];
      if (where === '*' || where.includes(tenant)) continue;
      throw new InputError(
        `${field}: ${ref} does not see the requests of this customer`,
      );
    }
  }

  /** Refuses a requester who is not one of the customer's people. */
  async mustBelong(tenant: string, ref: string) {
    const own = ref.startsWith(`user:${tenant}/`);
    if (!own && !ref.startsWith(`user:${PROVIDER}/`)) {
      throw new InputError(`requester: ${ref} is not of this customer`);
    }
    await this.mustRead(tenant, [ref], 'requester');
  }

  /** Whether the person does the customer's work by an assignment that holds now. */
  async worksFor(tenant: string, ref: string): Promise<boolean> {
    const access = await this.#accessOf(ref);
    const grants = access?.active ? access.grants : [];
    // A role that reaches all customers is oversight, not an assignment.
    return grants.some(
      ({ permissions, tenants }) =>
        permissions.includes(interventionStart.name) &&
        tenants !== '*' &&
        tenants.includes(tenant),
    );
  }

  /** Refuses whoever the customer's work cannot be assigned to. */
  async mustWorkFor(tenant: string, ref: string) {
    if (await this.worksFor(tenant, ref)) return;
    throw new InputError(
      `assignee: ${ref} has no active assignment to this customer; assign them to the customer first`,
    );
  }

  async #accessOf(ref: string): Promise<AccessScope | undefined> {
    const access = await this.#tenants.people
      .access({ ref })
      .catch((error: Error) => {
        if (error.name === 'NotFoundError') return undefined;
        throw error;
      });
    return access?.active ? access : undefined;
  }
}
