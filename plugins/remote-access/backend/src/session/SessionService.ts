import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { assetsContract } from '@wardroom/assets-common';
import type { identityContract } from '@wardroom/identity-common';
import type { Page } from '@wardroom/platform-common';
import {
  systemScope,
  type PluginClient,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  isLive,
  type Entry,
  type Session,
} from '@wardroom/remote-access-common';
import type { BrowserProof } from '../gateway/browserProof';
import type { Gateway } from '../gateway/Gateway';
import type { TargetReader } from '../target/TargetReader';
import { issueTicket } from '../ticket/issueTicket';
import type { TicketWriter } from '../ticket/TicketWriter';
import type { AccessCheck } from './AccessCheck';
import { finishSession } from './finishSession';
import { jumpHosts } from './jumpHosts';
import { sessionFacts } from './sessionFacts';
import { sessionActions, sessionRights } from './sessionPolicy';
import type {
  SessionFilter,
  StoredSession,
  SessionReader,
} from './SessionReader';
import type { SessionWriter } from './SessionWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader; targets: typeof TargetReader },
  { sessions: typeof SessionWriter; tickets: typeof TicketWriter }
>;

const everywhere = systemScope('remote-access', '*');

type Input = { id: string };

export type SessionServiceOptions = {
  store: Store;
  gateway: Gateway;
  access: AccessCheck;
  identity: PluginClient<typeof identityContract>;
  assets: PluginClient<typeof assetsContract>;
  proof: BrowserProof;
  /** How many sessions one person may have at once. */
  places: number;
};

/** Use cases of sessions. */
export class SessionService {
  readonly #options: SessionServiceOptions;
  readonly #store: Store;
  readonly #gateway: Gateway;

  constructor(options: SessionServiceOptions) {
    this.#options = options;
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

  /**
   * Opens a session: every check, then the row and a ticket. The step-up ticket is used last, so that no code is lost
   * to a request that could not have succeeded.
   */
  async open(
    scope: TenantScope,
    input: {
      target: string;
      intervention: string;
      reason?: string;
      stepUp: string;
    },
  ): Promise<Entry> {
    const { tenant } = scope;
    const person = scope.actor.ref;
    const { intervention } = input;
    this.#gateway.identity();
    const target = await this.#target(scope, input.target);
    const wish = { person, tenant, intervention };
    const purpose = await this.#options.access.require(wish);
    const asset = await this.#asset(tenant, target.asset);
    const place = await this.#freePlace(person);
    await this.#useStepUp(person, input);
    const proof = this.#options.proof.issue(scope.http);
    return this.#store.transact(scope, async tx => {
      const session = await tx.sessions.create({
        ...{ tenant, person, place, proof },
        node: this.#gateway.node,
        target: { id: target.id, name: target.name },
        asset,
        intervention: { id: intervention, key: purpose.key },
        reason: input.reason ?? purpose.title,
      });
      await tx.audit('session.opened', {
        ...sessionFacts(session),
        asset: asset.name,
        key: purpose.key,
        reason: session.reason,
      });
      return issueTicket(tx, scope, {
        kind: 'terminal',
        ...{ tenant, session: session.id, browser: proof },
        node: session.node,
      });
    });
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
    await this.#gateway.terminate(ended.id, 'closed');
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
    await this.#gateway.terminate(ended.id, 'terminated', by);
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

  async #target(scope: TenantScope, id: string) {
    const { target, jumps } = await this.#store.read(scope, async r => {
      const found = await r.targets.get(scope.tenant, id);
      return { target: found, jumps: await jumpHosts(r.targets, found) };
    });
    if (typeof jumps === 'string') throw new ConflictError(jumps);
    if (target.hostKeyState !== 'changed') return target;
    throw new ConflictError(
      `${target.name} showed another host key than the pinned one: somebody who may re-pin it must compare both first`,
    );
  }

  async #asset(tenant: string, id: string) {
    const { items } = await this.#options.assets.assets.resolve({
      tenant,
      id: [id],
    });
    return { id, name: items[0]?.name ?? id };
  }

  async #freePlace(person: string): Promise<number> {
    const { places } = this.#options;
    const taken = await this.#store.readOnce(everywhere, r =>
      r.sessions.places(person),
    );
    for (let place = 1; place <= places; place++) {
      if (!taken.includes(place)) return place;
    }
    throw new ConflictError(
      `You have ${places} sessions open, which is as many as may be: end one first`,
    );
  }

  async #useStepUp(
    person: string,
    input: { target: string; stepUp: string },
  ): Promise<void> {
    const { stepUps } = this.#options.identity;
    const object = input.target;
    const ticket = input.stepUp;
    try {
      await stepUps.redeem({
        ...{ person, ticket, object },
        purpose: 'remote-session',
      });
    } catch (error) {
      const { name } = error as Error;
      if (!['InputError', 'NotAllowedError', 'NotFoundError'].includes(name)) {
        throw error;
      }
      throw new InputError(
        'stepUp: is not valid any more; confirm with a new one-time code',
      );
    }
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
    return sessions.map(session => ({
      ...session,
      allowedActions: sessionActions(session, scope.actor.ref, held),
    }));
  }
}
