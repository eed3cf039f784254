import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  passwordFault,
  type OwnAccount,
  type RecoveryCodes,
  type TotpEnrolment,
} from '@wardroom/identity-common';
import type { AttemptGuard } from '../attempt/AttemptGuard';
import { subjects } from '../attempt/subjects';
import type { DataKeyWriter } from '../dataKey/DataKeyWriter';
import { needsTotp, type Directory } from '../directory/Directory';
import { personOf } from '../directory/Person';
import type { RecoveryCodeReader } from '../recoveryCode/RecoveryCodeReader';
import type { RecoveryCodeWriter } from '../recoveryCode/RecoveryCodeWriter';
import type { Revocation } from '../signInSession/Revocation';
import type { SignInSessionService } from '../signInSession/SignInSessionService';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';
import type { AccountReader, StoredAccount } from './AccountReader';
import type { AccountWriter } from './AccountWriter';
import { hashPassword, verifyPassword } from './hashPassword';
import type { SecondFactor } from './SecondFactor';

type Store = TenantStore<
  {
    accounts: typeof AccountReader;
    recoveryCodes: typeof RecoveryCodeReader;
  },
  {
    accounts: typeof AccountWriter;
    dataKeys: typeof DataKeyWriter;
    recoveryCodes: typeof RecoveryCodeWriter;
    signInSessions: typeof SignInSessionWriter;
  }
>;

type Options = {
  store: Store;
  directory: Directory;
  guard: AttemptGuard;
  factor: SecondFactor;
  sessions: Pick<SignInSessionService, 'findCurrent'>;
  revocation: Revocation;
};

const WRONG_CODE =
  'This code is not right, or was used before: wait for the next one';

/** What people do with their own accounts. Every change is proved again: an open browser is not enough. */
export class OwnAccountService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async get(scope: TenantScope): Promise<OwnAccount> {
    const { store, directory } = this.#options;
    const { ref, name } = personOf(scope.actor.ref);
    const account = await this.#own(scope);
    const left = await store.readOnce(scope, r =>
      r.recoveryCodes.countLeft(name),
    );
    const access = await directory.findAccess(ref);
    const totpRequired = !access || needsTotp(access);
    return {
      ref,
      passwordChangedAt: account.passwordChangedAt,
      totpSince: account.totpSince,
      totpRequired,
      recoveryCodesLeft: left,
      allowedActions: ownActions(account, totpRequired),
    };
  }

  /** Changes the password; all other browsers are signed out. */
  async changePassword(
    scope: TenantScope,
    input: { current: string; next: string },
  ): Promise<OwnAccount> {
    const { store, sessions, revocation } = this.#options;
    const person = personOf(scope.actor.ref);
    await this.#checkNext(scope, input.next);
    await this.#provePassword(scope, input.current);
    const hash = await hashPassword(input.next);
    const current = await sessions.findCurrent(scope);
    await store.transact(scope, async tx => {
      const { tenant, name, ref } = person;
      await tx.accounts.setPassword(name, hash);
      await tx.signInSessions.endAll(name, 'password', current?.id);
      await tx.audit('account.changedPassword', { tenant, object: ref });
    });
    await revocation.voidTokens(person);
    return this.get(scope);
  }

  /** Makes a new seed, which is not in force until its first code came. Whoever has an authenticator proves it too. */
  async startTotp(
    scope: TenantScope,
    input: { password: string; code?: string },
  ): Promise<TotpEnrolment> {
    const { store, factor } = this.#options;
    const person = personOf(scope.actor.ref);
    const account = await this.#provePassword(scope, input.password);
    if (account.totpSealed) await this.#proveCode(scope, input.code);
    return store.transact(scope, async tx => {
      const { sealed, enrolment } = await factor.newSeed(tx, person);
      await tx.accounts.setPendingTotp(person.name, sealed);
      const { tenant, ref } = person;
      await tx.audit('account.startedTotp', { tenant, object: ref });
      return enrolment;
    });
  }

  async enrolTotp(
    scope: TenantScope,
    input: { code: string },
  ): Promise<RecoveryCodes> {
    const { store, factor } = this.#options;
    const { tenant, ref } = personOf(scope.actor.ref);
    const account = await this.#own(scope);
    const sealed = account.totpPendingSealed;
    if (!sealed) {
      throw new NotAllowedError('This took too long: begin again');
    }
    let recoveryCodes: string[] | undefined;
    await this.#prove(scope, WRONG_CODE, async () => {
      recoveryCodes = await store.transact(scope, async tx => {
        const codes = await factor.enrol(tx, account, {
          sealed,
          code: input.code,
        });
        if (codes) {
          await tx.audit('account.enrolledTotp', { tenant, object: ref });
        }
        return codes;
      });
      return recoveryCodes !== undefined;
    });
    return { recoveryCodes: recoveryCodes ?? [] };
  }

  async removeTotp(
    scope: TenantScope,
    input: { code: string },
  ): Promise<OwnAccount> {
    const { store } = this.#options;
    const { tenant, name, ref } = personOf(scope.actor.ref);
    const { allowedActions } = await this.get(scope);
    if (!allowedActions.includes('removeTotp')) {
      throw new NotAllowedError('Your role must have one-time codes');
    }
    await this.#proveCode(scope, input.code);
    await store.transact(scope, async tx => {
      await tx.accounts.dropTotp(name);
      await tx.recoveryCodes.remove(name);
      await tx.audit('account.removedTotp', { tenant, object: ref });
    });
    return this.get(scope);
  }

  async renewRecoveryCodes(
    scope: TenantScope,
    input: { code: string },
  ): Promise<RecoveryCodes> {
    const { tenant, name, ref } = personOf(scope.actor.ref);
    await this.#proveCode(scope, input.code);
    return this.#options.store.transact(scope, async tx => {
      await tx.audit('account.renewedRecoveryCodes', { tenant, object: ref });
      return { recoveryCodes: await tx.recoveryCodes.renew(name) };
    });
  }

  async #own(scope: TenantScope): Promise<StoredAccount> {
    const { name } = personOf(scope.actor.ref);
    const account = await this.#options.store.readOnce(scope, r =>
      r.accounts.find(name),
    );
    if (account) return account;
    throw new NotFoundError('You have no account with a password here');
  }

  async #checkNext(scope: TenantScope, next: string) {
    const person = personOf(scope.actor.ref);
    const member = await this.#options.directory.member(person);
    const { tenant, name } = person;
    const context = [member.displayName, member.email, tenant, name];
    const fault = passwordFault(next, context);
    if (fault) throw new InputError(`next: ${fault}`);
  }

  async #provePassword(
    scope: TenantScope,
    password: string,
  ): Promise<StoredAccount> {
    const account = await this.#own(scope);
    await this.#prove(scope, 'Your password is not right', () =>
      verifyPassword(account.passwordHash, password),
    );
    return account;
  }

  async #proveCode(scope: TenantScope, code?: string): Promise<void> {
    const { store, factor } = this.#options;
    const account = await this.#own(scope);
    if (!code || !account.totpSealed) {
      throw new NotAllowedError('Give a one-time code of your app');
    }
    await this.#prove(scope, WRONG_CODE, () =>
      store.transact(scope, tx => factor.accept(tx, account, code)),
    );
  }

  async #prove(
    scope: TenantScope,
    otherwise: string,
    check: () => Promise<boolean>,
  ): Promise<void> {
    const subject = subjects.person(personOf(scope.actor.ref));
    const right = await this.#options.guard.attempt(scope, subject, check);
    if (!right) throw new NotAllowedError(otherwise);
  }
}

function ownActions(
  account: StoredAccount,
  totpRequired: boolean,
): OwnAccount['allowedActions'] {
  if (!account.totpSealed) return ['enrolTotp'];
  return totpRequired
    ? ['enrolTotp', 'renewRecoveryCodes']
    : ['enrolTotp', 'removeTotp', 'renewRecoveryCodes'];
}
