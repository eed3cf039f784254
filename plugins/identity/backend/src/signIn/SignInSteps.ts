import type { Effects } from '@wardroom/platform-node';
import type { SignInStep } from '@wardroom/identity-common';
import type { AccessScope } from '@wardroom/tenants-common';
import type { StoredAccount } from '../account/AccountReader';
import type { FactorWriters, SecondFactor } from '../account/SecondFactor';
import type { AttemptWriter } from '../attempt/AttemptWriter';
import { subjects } from '../attempt/subjects';
import type { ChallengeWriter } from '../challenge/ChallengeWriter';
import { needsTotp } from '../directory/Directory';
import type { Person } from '../directory/Person';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';
import type { SignInSettings } from '../signInSession/signInSettings';
import { newToken } from '../token/newToken';

export type SignInWriters = FactorWriters & {
  attempts: AttemptWriter;
  challenges: ChallengeWriter;
  signInSessions: SignInSessionWriter;
} & Pick<Effects, 'audit'>;

/** What a step of a sign-in comes to; `cookie` is the token of the browser once the sign-in is complete. */
export type Outcome = { step: SignInStep; cookie?: string };

/** The order of a sign-in: the password or a link, then a code where there must be one, then the browser's token. */
export class SignInSteps {
  readonly #factor: SecondFactor;
  readonly #settings: SignInSettings;

  constructor(factor: SecondFactor, settings: SignInSettings) {
    this.#factor = factor;
    this.#settings = settings;
  }

  /** What follows a right password. */
  async afterPassword(
    tx: SignInWriters,
    who: { person: Person; account: StoredAccount; access: AccessScope },
    method: string,
  ): Promise<Outcome> {
    const { person, account, access } = who;
    if (!account.totpSealed && !needsTotp(access)) {
      return this.finish(tx, person, { method, fresh: false });
    }
    const { token, hash } = newToken(person.tenant);
    const challenge = { person: person.name, tokenHash: hash, method };
    if (account.totpSealed) {
      await tx.challenges.create({ ...challenge, next: 'totp' });
      return { step: { next: 'totp', challenge: token } };
    }
    const { sealed, enrolment } = await this.#factor.newSeed(tx, person);
    await tx.challenges.create({
      ...challenge,
      next: 'enrol-totp',
      totpSealed: sealed,
    });
    return { step: { next: 'enrol-totp', challenge: token, ...enrolment } };
  }

  /**
   * Signs the browser in.
   *
   * @param proof - `fresh`: whether a one-time code was part of it; `recoveryCodes`: new ones, to be shown once
   */
  async finish(
    tx: SignInWriters,
    person: Person,
    proof: { method: string; fresh: boolean; recoveryCodes?: string[] },
  ): Promise<Outcome> {
    const { token, hash } = newToken(person.tenant);
    const { absoluteHours, freshMinutes } = this.#settings;
    const id = await tx.signInSessions.create({
      person: person.name,
      tokenHash: hash,
      absoluteHours,
      freshMinutes: proof.fresh ? freshMinutes : 0,
    });
    await tx.attempts.clear(subjects.person(person));
    await tx.accounts.noteSignIn(person.name);
    await tx.audit('signIn.succeeded', {
      tenant: person.tenant,
      object: id,
      method: proof.method,
    });
    const { recoveryCodes } = proof;
    return {
      step: { next: 'done', person: person.ref, recoveryCodes },
      cookie: token,
    };
  }
}
