import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type { BorrowableSecret, Session } from '@wardroom/remote-access-common';
import type { CredentialReader } from '../credential/CredentialReader';
import type { Gateways } from '../gateway/Gateways';
import type { AccessCheck } from '../session/AccessCheck';
import { sessionFacts } from '../session/sessionFacts';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { SessionService } from '../session/SessionService';
import type { SessionWriter } from '../session/SessionWriter';
import { wishOf } from '../session/Wish';
import type { TargetReader } from '../target/TargetReader';
import { supplyFaults } from './supplyFaults';

type Store = TenantStore<
  {
    credentials: typeof CredentialReader;
    sessions: typeof SessionReader;
    targets: typeof TargetReader;
  },
  { sessions: typeof SessionWriter }
>;

type Input = { id: string };

/**
 * Passwords of other credentials that are typed into a session. Whoever is in a system may have it show what is typed
 * there: so it is those of the same asset alone, and of targets that the technician may open at this moment themselves.
 */
export class SecretLoans {
  readonly #options: {
    store: Store;
    gateway: Gateways;
    access: AccessCheck;
    sessions: Pick<SessionService, 'get'>;
  };

  constructor(options: {
    store: Store;
    gateway: Gateways;
    access: AccessCheck;
    sessions: Pick<SessionService, 'get'>;
  }) {
    this.#options = options;
  }

  async borrowable(
    scope: TenantScope,
    { id }: Input,
  ): Promise<{ items: BorrowableSecret[] }> {
    const { allowedActions } = await this.#options.sessions.get(scope, { id });
    if (!allowedActions.includes('borrow')) return { items: [] };
    return { items: await this.#lendable(await this.#load(scope, id)) };
  }

  async borrow(
    scope: TenantScope,
    { id, credential }: Input & { credential: string },
  ): Promise<Session> {
    const { store, gateway, sessions } = this.#options;
    const { allowedActions } = await sessions.get(scope, { id });
    if (!allowedActions.includes('borrow')) {
      throw new NotAllowedError('You may not paste passwords here now');
    }
    const session = await this.#load(scope, id);
    const lendable = await this.#lendable(session);
    const lent = lendable.find(one => one.id === credential);
    if (!lent) {
      throw new NotFoundError('credential: there is none that you may paste');
    }
    await store.transact(scope, tx =>
      tx.audit('session.borrowed', {
        ...sessionFacts(session),
        ...{ credential, label: lent.label },
      }),
    );
    // For the gateway alone, as when a session is opened with it.
    const other = await store.read(systemOf(session), r =>
      r.credentials.order(session.tenant, credential),
    );
    const asked = { session: id, secret: 'password' as const, other };
    const { fault } = await gateway
      .at(session.node)
      .channel.ask('supply', asked);
    if (fault) throw new ConflictError(supplyFaults[fault]);
    return sessions.get(scope, { id });
  }

  async #lendable(session: StoredSession): Promise<BorrowableSecret[]> {
    const { store, access } = this.#options;
    const { asset, target: own } = session;
    const others = await store.read(systemOf(session), async r => {
      const { items } = await r.targets.list({ asset: asset.id, limit: 100 });
      const passwords = await r.credentials.passwordsAmong(
        items.map(({ credential }) => credential.id),
      );
      return items.filter(
        target =>
          target.id !== own.id && passwords.includes(target.credential.id),
      );
    });
    const { way, grant, ...wish } = wishOf(session);
    const verdicts = await access.lookAll(
      others.map(({ id }) => ({ ...wish, target: id })),
    );
    return others.flatMap(({ name, credential }, index) =>
      verdicts[index].refusal
        ? []
        : [{ id: credential.id, label: credential.label, target: name }],
    );
  }

  #load(scope: TenantScope, id: string): Promise<StoredSession> {
    return this.#options.store.readOnce(scope, r =>
      r.sessions.get(scope.tenant, id),
    );
  }
}

function systemOf({ tenant }: StoredSession): TenantScope {
  return systemScope('remote-access', [tenant]);
}
