import { AuthenticationError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import { PROVIDER, type AccessScope } from '@wardroom/tenants-common';
import type { StoredAccount } from '../account/AccountReader';
import { verifyPassword } from '../account/hashPassword';
import { tooMany, type AttemptGuard } from '../attempt/AttemptGuard';
import type { Taken } from '../attempt/AttemptWriter';
import { subjects, type Subject } from '../attempt/subjects';
import type { Directory, Identifier } from '../directory/Directory';
import type { Person } from '../directory/Person';
import { personScope } from '../directory/personScope';
import type { SignInStore } from './SignInStore';

// One sentence for every wrong try: it must not tell which part was wrong.
const WRONG =
  'The address or the password is not right. People whose address is used in several places sign in with their name, such as acme/jane';

type Meant = { person?: Person; subject: Subject; object: string };
type Candidate = Meant & { taken: Taken };

/** Somebody whose password was right. */
export type Proved = {
  person: Person;
  account: StoredAccount;
  access: AccessScope;
};

/**
 * Compares passwords. Whether anybody has an address shows neither in the answer nor in the work that it takes:
 * a nobody is counted, looked up, compared and written down like everybody else.
 */
export class PasswordCheck {
  readonly #store: SignInStore;
  readonly #directory: Directory;
  readonly #guard: AttemptGuard;

  constructor(options: {
    store: SignInStore;
    directory: Directory;
    guard: AttemptGuard;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#guard = options.guard;
  }

  /** The person who signs in. AuthenticationError if nobody does, TooManyRequestsError while there is a pause. */
  async check(
    scope: TenantScope,
    who: Identifier,
    password: string,
  ): Promise<Proved> {
    const network = subjects.network(scope.request.ip);
    await this.#guard.take(scope, network);
    const people = await this.#directory.find(who);
    const candidates = await this.#count(scope, meantBy(people, who));
    const match = await this.#match(scope, candidates, password);
    const access =
      match && (await this.#directory.findAccess(match.person.ref));
    if (!match || !access) {
      for (const candidate of candidates) {
        await this.#guard.noteFailure(scope, candidate, 'wrong password');
      }
      throw new AuthenticationError(WRONG);
    }
    const counted = candidates.map(({ subject }) => subject);
    await this.#guard.giveBack(scope, network, ...counted);
    return { ...match, access };
  }

  async #count(scope: TenantScope, meant: Meant[]): Promise<Candidate[]> {
    const all: Candidate[] = [];
    for (const one of meant) {
      const taken = await this.#guard.tryTake(scope, one.subject);
      all.push({ ...one, taken });
    }
    const open = all.filter(({ taken }) => taken.allowed);
    if (open.length === 0) throw tooMany(all[0].taken);
    return open;
  }

  async #match(
    scope: TenantScope,
    candidates: Candidate[],
    password: string,
  ): Promise<{ person: Person; account: StoredAccount } | undefined> {
    for (const { person } of candidates) {
      const account = await this.#store.readOnce(
        personScope(scope, person?.tenant ?? PROVIDER),
        r => r.accounts.find(person?.name ?? 'nobody we know'),
      );
      const right = await verifyPassword(account?.passwordHash, password);
      if (right && person && account) return { person, account };
    }
    return undefined;
  }
}

function meantBy(people: Person[], who: Identifier): Meant[] {
  if (people.length === 0) {
    return [
      {
        subject: subjects.nobody(who.email ?? (who.person as string)),
        object: 'nobody we know',
      },
    ];
  }
  return people.map(person => ({
    person,
    subject: subjects.person(person),
    object: person.ref,
  }));
}
