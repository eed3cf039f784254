import { AuthenticationError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import type { StoredAccount } from '../account/AccountReader';
import type { AttemptGuard } from '../attempt/AttemptGuard';
import { subjects } from '../attempt/subjects';
import type { Challenge } from '../challenge/ChallengeReader';
import type { Directory } from '../directory/Directory';
import { personOf, type Person } from '../directory/Person';
import { personScope } from '../directory/personScope';
import { readToken } from '../token/newToken';
import type { Outcome, SignInWriters } from './SignInSteps';
import type { SignInStore } from './SignInStore';

const WRONG_CODE =
  'This code is not right, or was used before: wait for the next one';
const TOO_LATE = 'This sign-in took too long, or was ended: begin again';

type Answer = {
  next: Challenge['next'];
  /** Undefined if the answer is wrong: then nothing of it stays, and the challenge can be answered again. */
  act(
    tx: SignInWriters,
    who: { person: Person; account: StoredAccount; challenge: Challenge },
  ): Promise<Outcome | undefined>;
};

/** Takes the answers to challenges: right, the sign-in goes on; wrong, it counts. */
export class ChallengeAnswers {
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

  async answer(
    scope: TenantScope,
    token: string,
    answer: Answer,
  ): Promise<Outcome> {
    const network = subjects.network(scope.request.ip);
    await this.#guard.take(scope, network);
    const { person, challenge } = await this.#find(scope, token, answer.next);
    const subject = subjects.person(person);
    const taken = await this.#guard.take(scope, subject);
    const outcome = await this.#commit(scope, person, async tx => {
      const account = await tx.accounts.find(person.name);
      if (!account || !(await tx.challenges.use(challenge.id))) {
        throw new AuthenticationError(TOO_LATE);
      }
      return answer.act(tx, { person, account, challenge });
    });
    if (!outcome) {
      const failed = { subject, taken, object: person.ref };
      await this.#guard.noteFailure(scope, failed, 'wrong code');
      throw new AuthenticationError(WRONG_CODE);
    }
    await this.#guard.giveBack(scope, network);
    return outcome;
  }

  async #find(scope: TenantScope, token: string, next: Challenge['next']) {
    const sent = readToken(token);
    const challenge =
      sent &&
      (await this.#store.readOnce(personScope(scope, sent.tenant), r =>
        r.challenges.find(sent.hash, next),
      ));
    if (!sent || !challenge) throw new AuthenticationError(TOO_LATE);
    const person = personOf(`user:${sent.tenant}/${challenge.person}`);
    const access = await this.#directory.findAccess(person.ref);
    if (!access) throw new AuthenticationError(TOO_LATE);
    return { person, challenge };
  }

  async #commit(
    scope: TenantScope,
    person: Person,
    work: (tx: SignInWriters) => Promise<Outcome | undefined>,
  ): Promise<Outcome | undefined> {
    const own = personScope(scope, person.tenant, person.ref);
    const wrong = new AuthenticationError(WRONG_CODE);
    try {
      return await this.#store.transact(own, async tx => {
        const outcome = await work(tx);
        // Thrown, so that the transaction takes back what the try has changed.
        if (!outcome) throw wrong;
        return outcome;
      });
    } catch (error) {
      if (error === wrong) return undefined;
      throw error;
    }
  }
}
