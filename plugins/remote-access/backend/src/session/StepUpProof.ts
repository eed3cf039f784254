import { InputError } from '@backstage/errors';
import type { identityContract } from '@wardroom/identity-common';
import {
  systemScope,
  type PluginClient,
  type TenantStore,
} from '@wardroom/platform-node';
import type { RuleVerdict } from './EntryRules';
import type { SessionReader } from './SessionReader';

type Store = TenantStore<{ sessions: typeof SessionReader }>;

const everywhere = systemScope('remote-access', '*');

/** Proof, fresh enough for a session, that the person at the browser is who signed in. */
export class StepUpProof {
  readonly #store: Store;
  readonly #identity: PluginClient<typeof identityContract>;

  constructor(options: {
    store: Store;
    identity: PluginClient<typeof identityContract>;
  }) {
    this.#store = options.store;
    this.#identity = options.identity;
  }

  /** When the person gave the one-time code that counts for this session. InputError where there is none. */
  async prove(
    person: string,
    given: { target: string; stepUp?: string },
    known: { proof: string | undefined; verdict: RuleVerdict },
  ): Promise<Date> {
    if (given.stepUp) return this.#use(person, given.target, given.stepUp);
    const at = await this.provenAt(person, known.proof, known.verdict);
    if (at) return at;
    throw new InputError('stepUp: a one-time code is needed for this session');
  }

  /** When this browser gave a code for an earlier session that still counts, where the rules let it count at all. */
  async provenAt(
    person: string,
    proof: string | undefined,
    { rules, target, emergency }: RuleVerdict,
  ): Promise<Date | undefined> {
    const minutes =
      target?.policy.risk === 'high'
        ? rules.stepUpMinutesHighRisk
        : rules.stepUpMinutes;
    if (minutes === 0 || emergency || !proof) return undefined;
    return this.#store.readOnce(everywhere, r =>
      r.sessions.provenAt(person, proof, minutes),
    );
  }

  async #use(person: string, object: string, ticket: string): Promise<Date> {
    try {
      const { grantedAt } = await this.#identity.stepUps.redeem({
        ...{ person, ticket, object },
        purpose: 'remote-session',
      });
      return new Date(grantedAt);
    } catch (error) {
      const { name } = error as Error;
      if (!['InputError', 'NotAllowedError', 'NotFoundError'].includes(name)) {
        throw error;
      }
      throw new InputError(
        'stepUp: is not valid any more; confirm with a new one-time code',
      );
    }
  }
}
