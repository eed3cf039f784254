import { setTimeout as sleep } from 'node:timers/promises';
import { NotFoundError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import type { SignInSession } from '@wardroom/identity-common';
import type { AccessScope } from '@wardroom/tenants-common';
import type { Directory } from '../directory/Directory';
import { personOf } from '../directory/Person';
import { readToken } from '../token/newToken';
import type { Revocation } from './Revocation';
import { COOKIE, endedCookie } from './sessionCookie';
import type { SignInSessionReader, StoredSession } from './SignInSessionReader';
import type { SignInEnd, SignInSessionWriter } from './SignInSessionWriter';
import type { SignInSettings } from './signInSettings';

type Store = TenantStore<
  { signInSessions: typeof SignInSessionReader },
  { signInSessions: typeof SignInSessionWriter }
>;

type Options = {
  store: Store;
  directory: Directory;
  revocation: Revocation;
  settings: SignInSettings;
};

/** The longest that a browser waits until its old tokens are void and it may have a new one. */
const LONGEST_WAIT_MS = 3_000;

const OVER = 'This sign-in is over: sign in again';

/** Browsers in which people are signed in. */
export class SignInSessionService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** The sign-in of the browser that asks, if its cookie is one of the signed-in person. */
  async findCurrent(scope: TenantScope): Promise<StoredSession | undefined> {
    const { store, settings } = this.#options;
    const sent = readToken(scope.http?.cookie(COOKIE) ?? '');
    if (!sent || sent.tenant !== scope.tenant) return undefined;
    const session = await store.readOnce(scope, r =>
      r.signInSessions.find(sent.hash, settings.idleMinutes),
    );
    const { name } = personOf(scope.actor.ref);
    return session?.person === name && !session.over ? session : undefined;
  }

  async list(scope: TenantScope): Promise<{ items: SignInSession[] }> {
    const { store, settings } = this.#options;
    const { name } = personOf(scope.actor.ref);
    const current = await this.findCurrent(scope);
    const sessions = await store.readOnce(scope, r =>
      r.signInSessions.listOf(name, settings.idleMinutes),
    );
    return { items: sessions.map(s => present(s, current?.id)) };
  }

  /** Ends one of the own sign-ins. The browsers whose sign-in goes on get new tokens with their next refresh. */
  async revoke(
    scope: TenantScope,
    input: { id: string },
  ): Promise<SignInSession> {
    const { store, revocation, settings } = this.#options;
    const person = personOf(scope.actor.ref);
    const current = await this.findCurrent(scope);
    const ended = await store.transact(scope, async tx => {
      const all = await tx.signInSessions.listOf(
        person.name,
        settings.idleMinutes,
      );
      const session = all.find(({ id }) => id === input.id);
      if (!session || !(await tx.signInSessions.end(session.id, 'revoked'))) {
        throw new NotFoundError('You are not signed in there any more');
      }
      const { tenant } = scope;
      await tx.audit('signInSession.revoked', { tenant, object: session.id });
      return session;
    });
    await revocation.voidTokens(person);
    return { ...present(ended, current?.id), allowedActions: [] };
  }

  /** Signs the person out everywhere. */
  async revokeAll(scope: TenantScope): Promise<{ ended: number }> {
    const { store, revocation, settings } = this.#options;
    const { ref, name, tenant } = personOf(scope.actor.ref);
    const ended = await store.transact(scope, async tx => {
      const count = await tx.signInSessions.endAll(name, 'revoked');
      await tx.audit('signInSession.revokedAll', {
        tenant,
        object: ref,
        ended: count,
      });
      return count;
    });
    await revocation.voidTokens({ ref, name, tenant });
    scope.http?.setCookie(endedCookie(settings.cookie));
    return { ended };
  }

  /**
   * The person behind a cookie, for whom a new token may be made. NotFoundError if the sign-in does not hold.
   *
   * @param input - `idleSeconds`: how long ago the person was last active, if the browser says so
   */
  async validate(
    scope: TenantScope,
    input: { token: string; idleSeconds?: number },
  ): Promise<{ person: string; displayName: string; session: string }> {
    const { store, directory, settings } = this.#options;
    const sent = readToken(input.token);
    if (!sent) throw new NotFoundError(OVER);
    const inside = scope.in(sent.tenant);
    const session = await store.readOnce(inside, r =>
      r.signInSessions.find(sent.hash, settings.idleMinutes),
    );
    if (!session) throw new NotFoundError(OVER);
    const ref = `user:${session.tenant}/${session.person}`;
    const access = await directory.findAccess(ref);
    const reason = access ? session.over : 'access ended';
    if (!access || reason) {
      await this.#writeEnd(inside, session, reason as SignInEnd);
      throw new NotFoundError(OVER);
    }
    await untilTokensCount(access);
    // Asked again, because it may have been ended while this waited.
    const open = await store.transact(inside, tx =>
      tx.signInSessions.touch(session.id, input.idleSeconds),
    );
    if (!open) throw new NotFoundError(OVER);
    const { displayName } = access;
    return { person: ref, displayName, session: session.id };
  }

  async #writeEnd(
    scope: TenantScope,
    session: StoredSession,
    reason: SignInEnd,
  ): Promise<void> {
    const { tenant, id, person } = session;
    await this.#options.store.transact(scope, async tx => {
      if (!(await tx.signInSessions.end(id, reason))) return;
      await tx.audit('signInSession.expired', {
        tenant,
        object: id,
        person: `user:${tenant}/${person}`,
        reason,
      });
    });
  }
}

/** Waits until a token that is made now counts: it tells its issue in whole seconds. */
async function untilTokensCount(access: AccessScope): Promise<void> {
  const left = Date.parse(access.tokensValidAfter) - Date.now();
  if (left > 0) await sleep(Math.min(left + 5, LONGEST_WAIT_MS));
}

function present(session: StoredSession, current?: string): SignInSession {
  const { id, userAgent, ip, createdAt, lastActiveAt, expiresAt } = session;
  return {
    id,
    userAgent,
    ip,
    createdAt,
    lastActiveAt,
    expiresAt,
    current: id === current,
    allowedActions: ['revoke'],
  };
}
