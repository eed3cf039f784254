import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { Page } from '@wardroom/platform-common';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import { isLive, type Session } from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { Gateways } from '../gateway/Gateways';
import type { PlanReportReader } from '../planReport/PlanReportReader';
import type { PolicyReader } from '../policy/PolicyReader';
import { finishSession } from './finishSession';
import { sessionActions } from './sessionPolicy';
import { sessionRights } from './sessionRights';
import type {
  SessionFilter,
  StoredSession,
  SessionReader,
} from './SessionReader';
import type { SessionWriter } from './SessionWriter';

type Store = TenantStore<
  {
    planReports: typeof PlanReportReader;
    policies: typeof PolicyReader;
    sessions: typeof SessionReader;
  },
  { sessions: typeof SessionWriter }
>;

type Input = { id: string };

/** Use cases of sessions. */
export class SessionService {
  readonly #store: Store;
  readonly #gateway: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  async list(
    scope: TenantScope,
    filter: SessionFilter,
  ): Promise<Page<Session>> {
    const page = await this.#store.readOnce(scope, r =>
      r.sessions.list(filter),
    );
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, input: Input): Promise<Session> {
    return this.#one(scope, await this.#load(scope, input.id));
  }

  /** Puts a moment on record that the technician marked. */
  async mark(scope: TenantScope, input: Input & { label: string }) {
    const session = await this.#load(scope, input.id);
    await this.#require(scope, session, 'mark');
    const { tenant, id } = session;
    const { label } = input;
    await this.#store.transact(scope, tx =>
      tx.audit('session.marked', { tenant, object: id, label }),
    );
    return { id };
  }

  /** The technician ends their own session. */
  async end(scope: TenantScope, input: Input): Promise<Session> {
    const ended = await this.#finish(scope, input.id, {
      action: 'end',
      reason: 'closed',
    });
    await this.#gateway.terminate(ended, 'closed');
    return this.#one(scope, ended);
  }

  /** Somebody else ends it. It is over on record first: whatever the gateway does, nobody counts as being in. */
  async terminate(
    scope: TenantScope,
    input: Input & { reason: string },
  ): Promise<Session> {
    const by = scope.actor.ref;
    const ended = await this.#finish(scope, input.id, {
      action: 'terminate',
      reason: 'terminated',
      note: input.reason,
    });
    await this.#gateway.terminate(ended, 'terminated', by);
    return this.#one(scope, ended);
  }

  async #finish(
    scope: TenantScope,
    id: string,
    ending: {
      action: 'end' | 'terminate';
      reason: 'closed' | 'terminated';
      note?: string;
    },
  ): Promise<StoredSession> {
    const by = scope.actor.ref;
    const before = await this.#load(scope, id);
    await this.#require(scope, before, ending.action);
    return this.#store.transact(scope, async tx => {
      // Read again inside: what the gateway told meanwhile is no reason to refuse.
      const session = await tx.sessions.get(scope.tenant, id);
      return finishSession(tx, session, {
        ...ending,
        by: ending.action === 'terminate' ? by : undefined,
      });
    });
  }

  #load(scope: TenantScope, id: string): Promise<StoredSession> {
    return this.#store.readOnce(scope, r => r.sessions.get(scope.tenant, id));
  }

  async #require(
    scope: TenantScope,
    session: StoredSession,
    action: Session['allowedActions'][number],
  ): Promise<void> {
    const { allowedActions } = await this.#one(scope, session);
    if (allowedActions.includes(action)) return;
    if (!isLive(session.state)) {
      throw new ConflictError(`The session ${session.id} is over already`);
    }
    throw new NotAllowedError(
      `You may not ${action} the session of ${session.person}`,
    );
  }

  async #one(scope: TenantScope, session: StoredSession): Promise<Session> {
    const [presented] = await this.#present(scope, [session]);
    return presented;
  }

  async #present(
    scope: TenantScope,
    sessions: StoredSession[],
  ): Promise<Session[]> {
    const held = await scope.rights(sessionRights);
    const person = scope.actor.ref;
    const tenants = [...new Set(sessions.map(({ tenant }) => tenant))];
    const rules = await this.#store.readOnce(
      systemScope('remote-access', [...tenants, PROVIDER]),
      r => r.policies.inForce(tenants),
    );
    const planned = sessions.filter(s => s.grant && s.activeAt);
    const reports = await this.#store.readOnce(scope, r =>
      r.planReports.summaries(planned.map(({ id }) => id)),
    );
    return sessions.map(session => ({
      ...session,
      planReport: reports.get(session.id),
      allowedActions: sessionActions(session, person, {
        rights: held,
        rules: rules(session.tenant).rules,
      }),
    }));
  }
}
