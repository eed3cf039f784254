import { NotAllowedError } from '@backstage/errors';
import type { PluginClient } from '@wardroom/platform-node';
import { emergencyEnter, sessionOpen } from '@wardroom/remote-access-common';
import {
  tenantsGranted,
  type AccessScope,
  type tenantsContract,
} from '@wardroom/tenants-common';
import type { EntryRules, Refusal, RuleVerdict } from './EntryRules';
import type { Wish } from './Wish';

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

/** Reads the requests of these ids, in their order; undefined for one that does not exist. */
export type PurposesOf = (
  requests: { tenant: string; id: string }[],
) => Promise<(Purpose | undefined)[]>;

export type Verdict = RuleVerdict & { purpose?: Purpose };

/**
 * Whether people may be in sessions at this moment: account, role, assignment, state of the customer, the request it is
 * for, and the customer's rules, switch and grants. Asked at those who know, without a cache: before a session, at its
 * ticket, when a lost browser comes back, and every second while it runs. However many sessions are asked for, each of
 * those who know is asked once.
 */
export class AccessCheck {
  readonly #tenants: PluginClient<typeof tenantsContract>;
  readonly #purposesOf: PurposesOf;
  readonly #rules: EntryRules;

  constructor(options: {
    tenants: PluginClient<typeof tenantsContract>;
    purposesOf: PurposesOf;
    rules: EntryRules;
  }) {
    this.#tenants = options.tenants;
    this.#purposesOf = options.purposesOf;
    this.#rules = options.rules;
  }

  /** What holds in the session. NotAllowedError, with the reason, where it may not be. */
  async require(wish: Wish): Promise<Verdict> {
    const verdict = await this.look(wish);
    if (!verdict.refusal) return verdict;
    throw new NotAllowedError(verdict.refusal.message);
  }

  async look(wish: Wish): Promise<Verdict> {
    const [verdict] = await this.lookAll([wish]);
    return verdict;
  }

  /** The verdict on each wish, in their order. */
  async lookAll(wishes: readonly Wish[]): Promise<Verdict[]> {
    if (wishes.length === 0) return [];
    const refs = [...new Set(wishes.map(wish => wish.person))];
    const requests = wishes.flatMap(({ tenant, intervention: id }) =>
      id ? [{ tenant, id }] : [],
    );
    const [{ items }, purposes, verdicts] = await Promise.all([
      this.#tenants.people.accesses({ refs }),
      requests.length > 0 ? this.#purposesOf(requests) : [],
      this.#rules.look(wishes),
    ]);
    return wishes.map((wish, index) => {
      const access = items.find(({ ref }) => ref === wish.person);
      const at = requests.findIndex(
        ({ tenant, id }) => tenant === wish.tenant && id === wish.intervention,
      );
      const purpose = purposes[at];
      const verdict = verdicts[index];
      const message =
        faultOfPerson(access, wish) ??
        (verdict.refusal?.code === 'access-off'
          ? undefined
          : faultOfPurpose(wish, purpose));
      const refusal: Refusal | undefined = message
        ? { code: 'not-allowed', message }
        : verdict.refusal;
      return { ...verdict, purpose, refusal };
    });
  }

  /** Why the person may not be in it, as a sentence; undefined where they may. */
  async fault(wish: Wish): Promise<string | undefined> {
    return (await this.look(wish)).refusal?.message;
  }

  /** Why nothing may be used any more that the person was given at that time; undefined where it may. */
  async gone(person: string, since: Date): Promise<string | undefined> {
    const { items } = await this.#tenants.people.accesses({ refs: [person] });
    const [access] = items;
    if (!access?.active) return 'This account is disabled';
    return Date.parse(access.tokensValidAfter) > since.getTime()
      ? 'You were signed out everywhere after this was opened'
      : undefined;
  }
}

function faultOfPerson(
  access: AccessScope | undefined,
  { tenant, emergency }: Wish,
): string | undefined {
  if (!access?.active) return 'The account of the technician is disabled';
  const permission = emergency ? emergencyEnter : sessionOpen;
  const tenants = tenantsGranted(access, permission.name);
  if (tenants === '*' || tenants.includes(tenant)) return undefined;
  return emergency
    ? 'The role of this person does not include emergency access any more'
    : 'The technician is not assigned to this customer, or the customer is suspended';
}

function faultOfPurpose(
  { person, emergency }: Wish,
  purpose: Purpose | undefined,
): string | undefined {
  if (emergency) return undefined;
  if (!purpose) return 'The request does not exist any more';
  const { key, open, assignee } = purpose;
  if (!open) return `${key} is not open: sessions need a request in work`;
  if (assignee !== person) return `${key} is not assigned to the technician`;
  return undefined;
}
