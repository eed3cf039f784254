import { NotFoundError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import type { SignInStep } from '@wardroom/identity-common';
import { hashPassword, isOutdated } from '../account/hashPassword';
import type { SecondFactor } from '../account/SecondFactor';
import type { Identifier } from '../directory/Directory';
import { personOf } from '../directory/Person';
import { personScope } from '../directory/personScope';
import {
  COOKIE,
  endedCookie,
  sessionCookie,
} from '../signInSession/sessionCookie';
import type { SignInSettings } from '../signInSession/signInSettings';
import { readToken } from '../token/newToken';
import type { ChallengeAnswers } from './ChallengeAnswers';
import type { PasswordCheck } from './PasswordCheck';
import type { Outcome, SignInSteps } from './SignInSteps';
import type { SignInStore } from './SignInStore';

/** Signing in and out. */
export class SignInService {
  readonly #store: SignInStore;
  readonly #passwords: PasswordCheck;
  readonly #answers: ChallengeAnswers;
  readonly #factor: SecondFactor;
  readonly #steps: SignInSteps;
  readonly #settings: SignInSettings;

  constructor(options: {
    store: SignInStore;
    passwords: PasswordCheck;
    answers: ChallengeAnswers;
    factor: SecondFactor;
    steps: SignInSteps;
    settings: SignInSettings;
  }) {
    this.#store = options.store;
    this.#passwords = options.passwords;
    this.#answers = options.answers;
    this.#factor = options.factor;
    this.#steps = options.steps;
    this.#settings = options.settings;
  }

  async start(
    scope: TenantScope,
    input: Identifier & { password: string },
  ): Promise<SignInStep> {
    const { password, ...who } = input;
    const proved = await this.#passwords.check(scope, who, password);
    const { person, account } = proved;
    const before = account.passwordHash as string;
    const after = isOutdated(before) ? await hashPassword(password) : before;
    const own = personScope(scope, person.tenant, person.ref);
    const outcome = await this.#store.transact(own, async tx => {
      await tx.audit('signIn.started', { tenant: person.tenant });
      if (after !== before) {
        await tx.accounts.rehash(person.name, before, after);
      }
      return this.#steps.afterPassword(tx, proved, 'password');
    });
    return this.hand(scope, outcome);
  }

  async prove(
    scope: TenantScope,
    input: { challenge: string; code?: string; recoveryCode?: string },
  ): Promise<SignInStep> {
    const { code, recoveryCode } = input;
    const method = code ? 'one-time code' : 'recovery code';
    const outcome = await this.#answers.answer(scope, input.challenge, {
      next: 'totp',
      act: async (tx, { person, account, challenge }) => {
        const right = code
          ? await this.#factor.accept(tx, account, code)
          : await tx.recoveryCodes.use(account.name, recoveryCode as string);
        if (!right) return undefined;
        const { tenant } = person;
        await tx.audit('signIn.proved', { tenant, method });
        if (!code) {
          const left = await tx.recoveryCodes.countLeft(account.name);
          await tx.audit('account.usedRecoveryCode', { tenant, left });
        }
        return this.#steps.finish(tx, person, {
          method: `${challenge.method} and ${method}`,
          fresh: code !== undefined,
        });
      },
    });
    return this.hand(scope, outcome);
  }

  async enrol(
    scope: TenantScope,
    input: { challenge: string; code: string },
  ): Promise<SignInStep> {
    const outcome = await this.#answers.answer(scope, input.challenge, {
      next: 'enrol-totp',
      act: async (tx, { person, account, challenge }) => {
        const recoveryCodes = await this.#factor.enrol(tx, account, {
          sealed: challenge.totpSealed as string,
          code: input.code,
        });
        if (!recoveryCodes) return undefined;
        await tx.audit('signIn.enrolled', { tenant: person.tenant });
        return this.#steps.finish(tx, person, {
          method: `${challenge.method} and one-time code`,
          fresh: true,
          recoveryCodes,
        });
      },
    });
    return this.hand(scope, outcome);
  }

  /** Ends the sign-in of the browser that asks, and makes it forget its cookie in any case. */
  async end(scope: TenantScope): Promise<{ person: string }> {
    const sent = readToken(scope.http?.cookie(COOKIE) ?? '');
    scope.http?.setCookie(endedCookie(this.#settings.cookie));
    const session =
      sent &&
      (await this.#store.readOnce(personScope(scope, sent.tenant), r =>
        r.signInSessions.find(sent.hash, this.#settings.idleMinutes),
      ));
    if (!session) throw new NotFoundError('Nobody is signed in here any more');
    const { ref, tenant } = personOf(
      `user:${session.tenant}/${session.person}`,
    );
    const own = personScope(scope, tenant, ref);
    await this.#store.transact(own, async tx => {
      await tx.signInSessions.end(session.id, 'signed out');
      await tx.audit('signIn.ended', { tenant, object: session.id });
      await tx.emit('signIn.ended', { tenant, person: ref });
    });
    return { person: ref };
  }

  /** Tells the browser its next step, and gives it the cookie of a complete sign-in. */
  hand(scope: TenantScope, { step, cookie }: Outcome): SignInStep {
    if (cookie) {
      scope.http?.setCookie(sessionCookie(cookie, this.#settings.cookie));
    }
    return step;
  }
}
