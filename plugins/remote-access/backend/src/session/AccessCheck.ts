import { NotAllowedError } from '@backstage/errors';
import type { PluginClient } from '@wardroom/platform-node';
import { sessionOpen } from '@wardroom/remote-access-common';
import { tenantsGranted, type tenantsContract } from '@wardroom/tenants-common';

/** What a session is for, as far as it decides whether it may be. */
export type Purpose = {
  /** Number of the request, such as `ACME-142`. */
  key: string;
  title: string;
  /** Whether it is being worked on. */
  open: boolean;
  /** Who works on it. */
  assignee?: string;
};

export type PurposeOf = (
  tenant: string,
  intervention: string,
) => Promise<Purpose | undefined>;

export type Wish = { person: string; tenant: string; intervention: string };

/**
 * Whether a person may be in a session at this moment: account, role, assignment, state of the customer, and the
 * request it is for. Asked at the contexts that know, without a cache: before a session, at its ticket, when a lost
 * browser comes back, and every few seconds while it runs.
 */
export class AccessCheck {
  readonly #tenants: PluginClient<typeof tenantsContract>;
  readonly #purposeOf: PurposeOf;

  constructor(options: {
    tenants: PluginClient<typeof tenantsContract>;
    purposeOf: PurposeOf;
  }) {
    this.#tenants = options.tenants;
    this.#purposeOf = options.purposeOf;
  }

  /** What the session is for. NotAllowedError, with the reason, where it may not be. */
  async require(wish: Wish): Promise<Purpose> {
    const { purpose, fault } = await this.#look(wish);
    if (purpose && !fault) return purpose;
    throw new NotAllowedError(fault);
  }

  /** Why the person may not be in it, as a sentence; undefined where they may. */
  async fault(wish: Wish): Promise<string | undefined> {
    return (await this.#look(wish)).fault;
  }

  /** Why nothing may be used any more that the person was given at that time; undefined where it may. */
  async gone(person: string, since: Date): Promise<string | undefined> {
    const access = await this.#find(person);
    if (!access?.active) return 'This account is disabled';
    return Date.parse(access.tokensValidAfter) > since.getTime()
      ? 'You were signed out everywhere after this was opened'
      : undefined;
  }

  async #look(wish: Wish): Promise<{ purpose?: Purpose; fault?: string }> {
    const { person, tenant, intervention } = wish;
    const fault = await this.#faultOf(person, tenant);
    if (fault) return { fault };
    const purpose = await this.#purposeOf(tenant, intervention);
    if (!purpose) return { fault: 'The request does not exist any more' };
    return { purpose, fault: faultOfPurpose(purpose, person) };
  }

  async #faultOf(person: string, tenant: string): Promise<string | undefined> {
    const access = await this.#find(person);
    if (!access?.active) return 'The account of the technician is disabled';
    const tenants = tenantsGranted(access, sessionOpen.name);
    if (tenants === '*' || tenants.includes(tenant)) return undefined;
    return 'The technician is not assigned to this customer, or the customer is suspended';
  }

  #find(person: string) {
    return this.#tenants.people.access({ ref: person }).catch(error => {
      if (error.name === 'NotFoundError') return undefined;
      throw error;
    });
  }
}

function faultOfPurpose(purpose: Purpose, person: string): string | undefined {
  const { key, open, assignee } = purpose;
  if (!open) return `${key} is not open: sessions need a request in work`;
  if (assignee !== person) return `${key} is not assigned to the technician`;
  return undefined;
}
