import { randomInt } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type {
  Account,
  Invitation,
  TotpEnrolment,
} from '@wardroom/identity-common';
import type { AttemptWriter } from '../attempt/AttemptWriter';
import { subjects } from '../attempt/subjects';
import type { DataKeyWriter } from '../dataKey/DataKeyWriter';
import { needsTotp, type Directory } from '../directory/Directory';
import { personOf, type Person } from '../directory/Person';
import type { InvitationWriter } from '../invitation/InvitationWriter';
import type { LinkSender } from '../invitation/LinkSender';
import type { RecoveryCodeWriter } from '../recoveryCode/RecoveryCodeWriter';
import type { Revocation } from '../signInSession/Revocation';
import type { SignInSessionWriter } from '../signInSession/SignInSessionWriter';
import {
  accountActions,
  actionPermissions,
  refusals,
  type AccountAction,
} from './accountPolicy';
import {
  notInvited,
  type AccountOverview,
  type AccountReader,
} from './AccountReader';
import type { AccountWriter } from './AccountWriter';
import { hashPassword } from './hashPassword';
import type { SecondFactor } from './SecondFactor';

type Store = TenantStore<
  { accounts: typeof AccountReader },
  {
    accounts: typeof AccountWriter;
    attempts: typeof AttemptWriter;
    dataKeys: typeof DataKeyWriter;
    invitations: typeof InvitationWriter;
    recoveryCodes: typeof RecoveryCodeWriter;
    signInSessions: typeof SignInSessionWriter;
  }
>;

type Provisioned = {
  person: string;
  password: string;
  totp?: TotpEnrolment;
  recoveryCodes?: string[];
};

type Options = {
  store: Store;
  directory: Directory;
  factor: SecondFactor;
  links: LinkSender;
  revocation: Revocation;
  idleMinutes: number;
};

/** What administrators do with the accounts of their people, and how the first accounts come to be. */
export class AccountService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async list(
    scope: TenantScope,
    filter: PageInput & { names?: string[] },
  ): Promise<Page<Account>> {
    const { store, idleMinutes } = this.#options;
    const page = await store.readOnce(scope, r =>
      r.accounts.list({ ...filter, idleMinutes }),
    );
    const known = new Set(page.items.map(({ name }) => name));
    const others = (filter.names ?? []).filter(name => !known.has(name));
    const all = [
      ...page.items,
      ...[...new Set(others)].map(name => notInvited(scope.tenant, name)),
    ];
    const items = await Promise.all(all.map(one => this.#present(scope, one)));
    return { ...page, items };
  }

  async invite(
    scope: TenantScope,
    input: { name: string },
  ): Promise<Invitation> {
    const { store, links } = this.#options;
    const person = await this.#activeMember(scope, input.name);
    return store.transact(scope, async tx => {
      await this.#check(scope, tx, { name: person.name, action: 'invite' });
      await tx.accounts.ensure(person.name);
      const sent = await links.send(tx, person, 'invitation');
      await tx.audit('account.invited', {
        tenant: person.tenant,
        object: person.ref,
        delivery: sent.delivery,
      });
      return sent;
    });
  }

  async reset(
    scope: TenantScope,
    input: { name: string; forgetTotp: boolean },
  ): Promise<Invitation> {
    const { store, links, revocation } = this.#options;
    const { name, forgetTotp } = input;
    const person = await this.#activeMember(scope, name);
    const sent = await store.transact(scope, async tx => {
      await this.#check(scope, tx, { name, action: 'reset' });
      await tx.accounts.dropPassword(name);
      await tx.signInSessions.endAll(name, 'revoked');
      if (forgetTotp) {
        await tx.accounts.dropTotp(name);
        await tx.recoveryCodes.remove(name);
      }
      const invitation = await links.send(tx, person, 'passwordReset');
      await tx.audit('account.reset', {
        tenant: person.tenant,
        object: person.ref,
        delivery: invitation.delivery,
        codes: forgetTotp ? 'forgotten' : 'kept',
      });
      return invitation;
    });
    await revocation.voidTokens(person);
    return sent;
  }

  async unlock(scope: TenantScope, input: { name: string }): Promise<Account> {
    const { store } = this.#options;
    const { tenant } = scope;
    const { name } = input;
    const after = await store.transact(scope, async tx => {
      const account = await this.#check(scope, tx, { name, action: 'unlock' });
      await tx.attempts.clear(subjects.person({ tenant, name }));
      await tx.audit('account.unlocked', { tenant, object: account.ref });
      return tx.accounts.overview(name, this.#options.idleMinutes);
    });
    return this.#present(scope, after);
  }

  async revoke(scope: TenantScope, input: { name: string }): Promise<Account> {
    const { store, revocation } = this.#options;
    const { tenant } = scope;
    const { name } = input;
    const after = await store.transact(scope, async tx => {
      const account = await this.#check(scope, tx, { name, action: 'revoke' });
      const ended = await tx.signInSessions.endAll(name, 'revoked');
      const { ref: object } = account;
      await tx.audit('account.revoked', { tenant, object, ended });
      return tx.accounts.overview(name, this.#options.idleMinutes);
    });
    await revocation.voidTokens(personOf(after.ref));
    return this.#present(scope, after);
  }

  /** An account that can be used at once, for demo data; its secrets are known to the caller alone, and only now. */
  async provision(
    scope: TenantScope,
    input: { person: string },
  ): Promise<Provisioned> {
    const { store, factor, directory } = this.#options;
    const person = personOf(input.person);
    const access = await directory.findAccess(person.ref);
    if (!access) throw new NotFoundError(`There is no ${person.ref}`);
    const password = onceOnlyPassword();
    const hash = await hashPassword(password);
    return store.transact(scope.in(person.tenant), async tx => {
      if (!(await tx.accounts.ensure(person.name))) {
        throw new ConflictError(`${person.ref} has an account already`);
      }
      await tx.accounts.setPassword(person.name, hash);
      const { tenant, ref: object } = person;
      await tx.audit('account.provisioned', { tenant, object });
      const made = { person: person.ref, password };
      if (!needsTotp(access)) return made;
      const { sealed, enrolment } = await factor.newSeed(tx, person);
      await tx.accounts.setTotp(person.name, sealed, 0);
      const recoveryCodes = await tx.recoveryCodes.renew(person.name);
      return { ...made, totp: enrolment, recoveryCodes };
    });
  }

  /** A link for somebody whom nobody can invite, because nobody is there yet. */
  async issue(scope: TenantScope, input: { person: string }) {
    const { store, directory, links } = this.#options;
    const person = personOf(input.person);
    if (!(await directory.findAccess(person.ref))) {
      throw new NotFoundError(`There is no ${person.ref}`);
    }
    return store.transact(scope.in(person.tenant), async tx => {
      await tx.accounts.ensure(person.name);
      const account = await tx.accounts.find(person.name);
      if (account?.passwordChangedAt) {
        throw new ConflictError(`${person.ref} has a password already`);
      }
      const { tenant, ref: object } = person;
      await tx.audit('invitation.issued', { tenant, object });
      return links.make(tx, person, 'invitation');
    });
  }

  async #activeMember(scope: TenantScope, name: string): Promise<Person> {
    const person = personOf(`user:${scope.tenant}/${name}`);
    const { state, displayName } = await this.#options.directory.member(person);
    if (state === 'active') return person;
    throw new ConflictError(
      `${displayName} has no access: give it back before you send a link`,
    );
  }

  async #check(
    scope: TenantScope,
    tx: { accounts: AccountReader },
    wanted: { name: string; action: AccountAction },
  ): Promise<Account> {
    const { name, action } = wanted;
    const overview = await tx.accounts.overview(
      name,
      this.#options.idleMinutes,
    );
    const account = await this.#present(scope, overview);
    if (account.allowedActions.includes(action)) return account;
    throw new ConflictError(`${name} ${refusals[action]}`);
  }

  async #present(
    scope: TenantScope,
    overview: AccountOverview,
  ): Promise<Account> {
    const rights = await scope.rights(Object.values(actionPermissions));
    const { ref } = scope.actor;
    return {
      ...overview,
      allowedActions: accountActions(overview, ref, rights),
    };
  }
}

/** Twenty characters that can be read from a screen and typed: about 98 random bits. */
function onceOnlyPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const pick = () => alphabet[randomInt(alphabet.length)];
  const group = () => Array.from({ length: 5 }, pick).join('');
  return Array.from({ length: 4 }, group).join('-');
}
