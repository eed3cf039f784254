import { NotAllowedError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { StepUpPurpose, StepUpTicket } from '@wardroom/identity-common';
import type { AccountReader } from '../account/AccountReader';
import type { AccountWriter } from '../account/AccountWriter';
import type { SecondFactor } from '../account/SecondFactor';
import type { AttemptGuard } from '../attempt/AttemptGuard';
import { subjects } from '../attempt/subjects';
import type { DataKeyWriter } from '../dataKey/DataKeyWriter';
import { personOf } from '../directory/Person';
import type { RecoveryCodeWriter } from '../recoveryCode/RecoveryCodeWriter';
import type { SignInSessionService } from '../signInSession/SignInSessionService';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';
import { newToken, readToken } from '../token/newToken';
import type { StepUpWriter } from './StepUpWriter';

type Store = TenantStore<
  { accounts: typeof AccountReader },
  {
    accounts: typeof AccountWriter;
    dataKeys: typeof DataKeyWriter;
    recoveryCodes: typeof RecoveryCodeWriter;
    signInSessions: typeof SignInSessionWriter;
    stepUps: typeof StepUpWriter;
  }
>;

type Options = {
  store: Store;
  guard: AttemptGuard;
  factor: SecondFactor;
  sessions: Pick<SignInSessionService, 'findCurrent'>;
};

/** Fresh proofs for what a stolen browser must not do. */
export class StepUpService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether a code must be given: not while the one given at sign-in is fresh and was used for nothing else. */
  async get(scope: TenantScope): Promise<{ codeNeeded: boolean }> {
    const session = await this.#options.sessions.findCurrent(scope);
    return { codeNeeded: !session?.fresh };
  }

  /** Grants a ticket against a code, or against the freshness of the one given at sign-in. */
  async grant(
    scope: TenantScope,
    input: { purpose: StepUpPurpose; object: string; code?: string },
  ): Promise<StepUpTicket> {
    const { purpose, object, code } = input;
    const { name } = personOf(scope.actor.ref);
    if (code) await this.#acceptCode(scope, code);
    const session = code
      ? undefined
      : await this.#options.sessions.findCurrent(scope);
    return this.#options.store.transact(scope, async tx => {
      if (
        !code &&
        !(session && (await tx.signInSessions.takeFreshness(session.id)))
      ) {
        throw new NotAllowedError('Give a one-time code to go on');
      }
      const { token, hash } = newToken(scope.tenant);
      const expiresAt = await tx.stepUps.create({
        tokenHash: hash,
        person: name,
        purpose,
        object,
      });
      await tx.audit('stepUp.granted', {
        tenant: scope.tenant,
        object,
        purpose,
        proof: code ? 'one-time code' : 'the code given at sign-in',
      });
      return { ticket: token, expiresAt };
    });
  }

  /** Uses a ticket up for another context. NotAllowedError if it is for somebody or something else, or was used. */
  async redeem(
    scope: TenantScope,
    input: {
      ticket: string;
      person: string;
      purpose: StepUpPurpose;
      object: string;
    },
  ): Promise<{ person: string; grantedAt: string }> {
    const { purpose, object } = input;
    const person = personOf(input.person);
    const sent = readToken(input.ticket);
    const grantedAt =
      sent?.tenant === person.tenant
        ? await this.#options.store.transact(
            scope.in(person.tenant),
            async tx => {
              const used = await tx.stepUps.use({
                tokenHash: sent.hash,
                person: person.name,
                purpose,
                object,
              });
              if (!used) return undefined;
              await tx.audit('stepUp.redeemed', {
                tenant: person.tenant,
                object,
                purpose,
                person: person.ref,
              });
              return used;
            },
          )
        : undefined;
    if (grantedAt) return { person: person.ref, grantedAt };
    throw new NotAllowedError(
      'This step-up ticket is not valid for this, or was used: prove again who you are',
    );
  }

  async #acceptCode(scope: TenantScope, code: string): Promise<void> {
    const { store, guard, factor } = this.#options;
    const { tenant, name } = personOf(scope.actor.ref);
    const account = await store.readOnce(scope, r => r.accounts.find(name));
    if (!account?.totpSealed) {
      throw new NotAllowedError(
        'You have no one-time codes yet: set them up on your account page',
      );
    }
    const right = await guard.attempt(
      scope,
      subjects.person({ tenant, name }),
      () => store.transact(scope, tx => factor.accept(tx, account, code)),
    );
    if (!right) {
      throw new NotAllowedError(
        'This code is not right, or was used before: wait for the next one',
      );
    }
  }
}
