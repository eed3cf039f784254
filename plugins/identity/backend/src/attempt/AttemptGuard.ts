import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import { personScope } from '../directory/personScope';
import type { AttemptWriter, Taken } from './AttemptWriter';
import type { Subject } from './subjects';
import { TooManyRequestsError } from './TooManyRequestsError';

type Store = TenantStore<
  Record<never, never>,
  { attempts: typeof AttemptWriter }
>;

/**
 * Stands before everything that can be guessed. Attempts are taken before they are made and given back when they were
 * right; the rows lie in the database, so that all replicas count together.
 */
export class AttemptGuard {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Takes an attempt. TooManyRequestsError while there is a pause. */
  async take(scope: TenantScope, subject: Subject): Promise<Taken> {
    const taken = await this.tryTake(scope, subject);
    if (!taken.allowed) throw tooMany(taken);
    return taken;
  }

  /** Takes an attempt, or says that there is a pause. */
  tryTake(scope: TenantScope, subject: Subject): Promise<Taken> {
    return this.#store.transact(personScope(scope, subject.tenant), tx =>
      tx.attempts.take(subject),
    );
  }

  /** Gives attempts back that were right. */
  async giveBack(scope: TenantScope, ...all: Subject[]): Promise<void> {
    for (const subject of all) {
      await this.#store.transact(personScope(scope, subject.tenant), tx =>
        tx.attempts.giveBack(subject),
      );
    }
  }

  /**
   * Makes an attempt of somebody who is signed in already: it counts as failed, and as locked where it was the last
   * one, unless the check says yes.
   */
  async attempt(
    scope: TenantScope,
    subject: Subject,
    check: () => Promise<boolean>,
  ): Promise<boolean> {
    const taken = await this.take(scope, subject);
    if (await check()) {
      await this.giveBack(scope, subject);
      return true;
    }
    if (taken.lockedUntil) {
      await this.#store.transact(scope, tx =>
        tx.audit('signIn.locked', lockFields(scope.actor.ref, subject, taken)),
      );
    }
    return false;
  }

  /** Writes down that a sign-in failed, and that it locks where it was one too many. */
  async noteFailure(
    scope: TenantScope,
    failed: { subject: Subject; taken: Taken; object: string },
    reason: string,
  ): Promise<void> {
    const { subject, taken, object } = failed;
    const { tenant } = subject;
    await this.#store.transact(personScope(scope, tenant), async tx => {
      await tx.audit('signIn.failed', { tenant, object, reason });
      if (taken.lockedUntil) {
        await tx.audit('signIn.locked', lockFields(object, subject, taken));
      }
    });
  }
}

function lockFields(object: string, subject: Subject, taken: Taken) {
  return {
    tenant: subject.tenant,
    object,
    failures: taken.failures,
    until: taken.lockedUntil?.toISOString(),
  };
}

/** The refusal while a pause lasts; the same for people we know and people we do not. */
export function tooMany({ lockedUntil }: Taken): TooManyRequestsError {
  const left = (lockedUntil?.getTime() ?? 0) - Date.now();
  const minutes = Math.max(1, Math.ceil(left / 60_000));
  return new TooManyRequestsError(
    `Too many attempts failed: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  );
}
