import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import {
  passwordFault,
  type InvitationPurpose,
  type SignInStep,
} from '@wardroom/identity-common';
import { PROVIDER, type AccessScope } from '@wardroom/tenants-common';
import type { StoredAccount } from '../account/AccountReader';
import { hashPassword } from '../account/hashPassword';
import type { AttemptGuard } from '../attempt/AttemptGuard';
import { subjects } from '../attempt/subjects';
import type { Directory } from '../directory/Directory';
import { personOf, type Person } from '../directory/Person';
import { personScope } from '../directory/personScope';
import type { StoredInvitation } from '../invitation/InvitationReader';
import {
  ANSWER_RESET_REQUEST,
  type LinkSender,
} from '../invitation/LinkSender';
import type { Revocation } from '../signInSession/Revocation';
import { readToken } from '../token/newToken';
import type { SignInService } from './SignInService';
import type { SignInSteps } from './SignInSteps';
import type { SignInStore } from './SignInStore';

const over: Record<NonNullable<StoredInvitation['over']>, string> = {
  used: 'This link was used already: sign in, or ask for a new one',
  replaced: 'A newer link was made since: use that one',
  expired: 'This link is too old: ask for a new one',
};

type Link = { person: Person; access: AccessScope; id: string };
type Input = { token: string; password: string };

type Options = {
  store: SignInStore;
  directory: Directory;
  guard: AttemptGuard;
  links: LinkSender;
  revocation: Revocation;
  steps: SignInSteps;
  signIn: Pick<SignInService, 'hand'>;
};

/** Passwords set by single-use links. A link stands for the password of a sign-in, never for its code. */
export class LinkSignIn {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Accepts an invitation. */
  async accept(scope: TenantScope, input: Input): Promise<SignInStep> {
    const { step } = await this.#redeem(scope, 'invitation', input);
    return step;
  }

  /** Completes a reset: whoever was signed in before is so no longer. */
  async complete(scope: TenantScope, input: Input): Promise<SignInStep> {
    const { step, person } = await this.#redeem(scope, 'passwordReset', input);
    await this.#options.revocation.voidTokens(person);
    return step;
  }

  /** Notes that a link is wanted; who for is looked up afterwards, so that the answer is the same for everybody. */
  async request(
    scope: TenantScope,
    input: { email: string },
  ): Promise<{ sent: 'if-known' }> {
    const { store, guard, links } = this.#options;
    if (!links.sendsMail) {
      throw new ConflictError(
        'No mail can be sent from here: ask your administrator for a link',
      );
    }
    await guard.take(scope, subjects.network(scope.request.ip));
    await guard.take(scope, subjects.mailbox(input.email));
    const { email } = input;
    await store.transact(personScope(scope, PROVIDER), async tx => {
      await tx.audit('passwordReset.requested', { tenant: PROVIDER });
      await tx.enqueue(ANSWER_RESET_REQUEST, PROVIDER, { email });
    });
    return { sent: 'if-known' };
  }

  async #redeem(scope: TenantScope, purpose: InvitationPurpose, input: Input) {
    const { store, steps, guard, signIn } = this.#options;
    const network = subjects.network(scope.request.ip);
    await guard.take(scope, network);
    const { person, access, id } = await this.#find(scope, purpose, input);
    await this.#checkPassword(person, input.password);
    const hash = await hashPassword(input.password);
    const own = personScope(scope, person.tenant, person.ref);
    const outcome = await store.transact(own, async tx => {
      if (!(await tx.invitations.use(id))) throw new ConflictError(over.used);
      await tx.accounts.setPassword(person.name, hash);
      await tx.attempts.clear(subjects.person(person));
      await tx.challenges.dropAll(person.name);
      await tx.signInSessions.endAll(person.name, 'password');
      const { tenant } = person;
      await tx.audit(
        purpose === 'invitation'
          ? 'invitation.accepted'
          : 'passwordReset.completed',
        { tenant, object: person.ref },
      );
      const account = (await tx.accounts.find(person.name)) as StoredAccount;
      return steps.afterPassword(tx, { person, account, access }, 'link');
    });
    await guard.giveBack(scope, network);
    return { step: signIn.hand(scope, outcome), person };
  }

  async #find(
    scope: TenantScope,
    purpose: InvitationPurpose,
    { token }: Input,
  ): Promise<Link> {
    const { store, directory } = this.#options;
    const sent = readToken(token);
    const invitation =
      sent &&
      (await store.readOnce(personScope(scope, sent.tenant), r =>
        r.invitations.find(sent.hash),
      ));
    if (!sent || invitation?.purpose !== purpose) {
      throw new NotFoundError(
        'This link is not valid: open it whole, or ask for a new one',
      );
    }
    if (invitation.over) throw new ConflictError(over[invitation.over]);
    const person = personOf(`user:${sent.tenant}/${invitation.person}`);
    const access = await directory.findAccess(person.ref);
    if (access) return { person, access, id: invitation.id };
    throw new ConflictError('This account may not be used any more');
  }

  async #checkPassword(person: Person, password: string) {
    const member = await this.#options.directory.member(person);
    const { displayName, email } = member;
    const fault = passwordFault(password, [
      displayName,
      email,
      person.tenant,
      person.name,
    ]);
    if (fault) throw new InputError(`password: ${fault}`);
  }
}
