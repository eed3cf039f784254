import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { TenantScope, TenantStore } from '@wardroom/platform-node';
import {
  isLive,
  type Entry,
  type Session,
  type Watcher,
  type SuppliedSecret,
} from '@wardroom/remote-access-common';
import type { BrowserProof } from '../gateway/browserProof';
import type { Gateways } from '../gateway/Gateways';
import type { PolicyReader } from '../policy/PolicyReader';
import { rulesInForce } from '../policy/rulesInForce';
import { sessionFacts } from '../session/sessionFacts';
import { sessionActions } from '../session/sessionPolicy';
import { sessionRights } from '../session/sessionRights';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { SessionWriter } from '../session/SessionWriter';
import { boundAddress } from '../ticket/boundAddress';
import { issueTicket } from '../ticket/issueTicket';
import type { TicketWriter } from '../ticket/TicketWriter';
import type { OnlookerCheck } from '../session/OnlookerCheck';
import { supplyFaults } from './supplyFaults';

type Store = TenantStore<
  { policies: typeof PolicyReader; sessions: typeof SessionReader },
  { sessions: typeof SessionWriter; tickets: typeof TicketWriter }
>;

type Input = { id: string };
type Reasoned = Input & { reason: string };
type Action = Session['allowedActions'][number];

/** Watching and steering sessions while they run. What is done is on record before the gateway does it. */
export class LiveService {
  readonly #store: Store;
  readonly #gateway: Gateways;
  readonly #proof: BrowserProof;
  readonly #onlookers: OnlookerCheck;

  constructor(options: {
    store: Store;
    gateway: Gateways;
    proof: BrowserProof;
    onlookers: OnlookerCheck;
  }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
    this.#proof = options.proof;
    this.#onlookers = options.onlookers;
  }

  /** A ticket to look on. */
  async watch(scope: TenantScope, input: Reasoned): Promise<Entry> {
    const session = await this.#require(scope, input.id, 'watch');
    const { reason } = input;
    const event = ['session.watched', { ...sessionFacts(session), reason }];
    return this.#admit(scope, session, event as Event);
  }

  /** A ticket for somebody who was invited. */
  async join(scope: TenantScope, input: Input): Promise<Entry> {
    const session = await this.#require(scope, input.id, 'join');
    return this.#admit(scope, session, [
      'session.joined',
      sessionFacts(session),
    ]);
  }

  async freeze(scope: TenantScope, input: Reasoned): Promise<Session> {
    return this.#setFrozen(scope, input, true);
  }

  async thaw(scope: TenantScope, input: Reasoned): Promise<Session> {
    return this.#setFrozen(scope, input, false);
  }

  /** Shows a message to all who are in the session. */
  async message(
    scope: TenantScope,
    input: Input & { text: string },
  ): Promise<Session> {
    const session = await this.#require(scope, input.id, 'message');
    const { text } = input;
    const by = scope.actor.ref;
    await this.#store.transact(scope, tx =>
      tx.audit('session.messaged', { ...sessionFacts(session), text }),
    );
    const { id } = session;
    const { found } = await this.#at(session).ask('message', {
      ...{ session: id, text, by },
    });
    if (!found) throw over(session);
    return this.#get(scope, id);
  }

  /** The keyboard goes to whoever asks: the technician, or somebody who looks on and may type. */
  async take(scope: TenantScope, input: Reasoned): Promise<Session> {
    const session = await this.#require(scope, input.id, 'take');
    const { reason } = input;
    const { id } = session;
    await this.#store.transact(scope, tx =>
      tx.audit('session.taken', { ...sessionFacts(session), reason }),
    );
    const holder = scope.actor.ref;
    const { given } = await this.#at(session).ask('keyboard', {
      ...{ session: id, holder },
    });
    if (given) return this.#get(scope, id);
    throw new ConflictError(
      'Watch the session first: the keyboard goes to whoever sees what it does',
    );
  }

  /** Has a secret of the session's credential typed into it, which passes through the gateway alone. */
  async supply(
    scope: TenantScope,
    { id, secret }: Input & { secret: SuppliedSecret },
  ): Promise<Session> {
    const session = await this.#require(scope, id, 'supply');
    await this.#store.transact(scope, tx =>
      tx.audit('session.supplied', { ...sessionFacts(session), secret }),
    );
    const asked = { session: session.id, secret };
    const { fault } = await this.#at(session).ask('supply', asked);
    if (fault) throw new ConflictError(supplyFaults[fault]);
    return this.#get(scope, id);
  }

  /** Says whether the command that waits may be run. */
  async answer(
    scope: TenantScope,
    input: Reasoned & { question: string; allowed: boolean },
  ): Promise<Session> {
    const session = await this.#require(scope, input.id, 'answer');
    const { question, allowed, reason } = input;
    const asked = session.life?.asked;
    if (asked?.id !== question) throw tooLate();
    await this.#store.transact(scope, tx =>
      tx.audit('session.answered', {
        ...{ ...sessionFacts(session), reason },
        command: asked.command.slice(0, 200),
        answer: allowed ? 'yes' : 'no',
      }),
    );
    const { found } = await this.#at(session).ask('answer', {
      ...{ session: session.id, question, allowed, by: scope.actor.ref },
    });
    if (!found) throw tooLate();
    return this.#get(scope, session.id);
  }

  /** Lets a colleague come, who must be able to open sessions for this customer. */
  async invite(
    scope: TenantScope,
    input: Reasoned & { person: string; mode: Watcher['mode'] },
  ): Promise<Session> {
    const session = await this.#require(scope, input.id, 'invite');
    const { tenant, id } = session;
    const { person, mode, reason } = input;
    const fits =
      person !== session.person &&
      (await this.#onlookers.isColleague(person, tenant));
    if (!fits) {
      throw new InputError(
        'person: must be a colleague who may open sessions for this customer',
      );
    }
    await this.#store.transact(scope, async tx => {
      const now = await tx.sessions.get(tenant, id);
      if (now.state !== 'active') throw over(session);
      await tx.sessions.invite(now, { person, mode });
      await tx.audit('session.invited', {
        ...{ ...sessionFacts(session), guest: person, mode, reason },
      });
      await tx.emit('session.invited', { tenant, id, guest: person });
    });
    return this.#get(scope, id);
  }

  async #setFrozen(
    scope: TenantScope,
    input: Reasoned,
    frozen: boolean,
  ): Promise<Session> {
    const action = frozen ? 'freeze' : 'thaw';
    const session = await this.#require(scope, input.id, action);
    const { reason } = input;
    const event = frozen ? 'session.frozen' : 'session.thawed';
    await this.#store.transact(scope, tx =>
      tx.audit(event, { ...sessionFacts(session), reason }),
    );
    const { id } = session;
    const { found } = await this.#at(session).ask('freeze', {
      ...{ session: id, frozen, by: scope.actor.ref, note: reason },
    });
    if (!found) throw over(session);
    return this.#get(scope, id);
  }

  async #admit(
    scope: TenantScope,
    session: StoredSession,
    [event, facts]: Event,
  ): Promise<Entry> {
    this.#at(session);
    const { tenant, node } = session;
    const rules = await rulesInForce(this.#store, tenant);
    const address = boundAddress(scope, rules);
    const browser = this.#proof.issue(scope.http);
    return this.#store.transact(scope, async tx => {
      await tx.audit(event, facts);
      const order = { tenant, session, node, browser, address };
      return issueTicket(tx, scope, { kind: 'watch', ...order });
    });
  }

  #at({ node }: StoredSession) {
    return this.#gateway.at(node).channel;
  }

  async #require(
    scope: TenantScope,
    id: string,
    action: Action,
  ): Promise<StoredSession> {
    const session = await this.#load(scope, id);
    const { allowedActions } = await this.#present(scope, session);
    if (allowedActions.includes(action)) return session;
    if (!isLive(session.state)) throw over(session);
    throw new NotAllowedError(
      `You may not ${action} the session of ${session.person} now`,
    );
  }

  async #get(scope: TenantScope, id: string): Promise<Session> {
    return this.#present(scope, await this.#load(scope, id));
  }

  #load(scope: TenantScope, id: string): Promise<StoredSession> {
    return this.#store.readOnce(scope, r => r.sessions.get(scope.tenant, id));
  }

  async #present(scope: TenantScope, session: StoredSession): Promise<Session> {
    const { tenant } = session;
    const rights = await scope.rights(sessionRights);
    const rules = await rulesInForce(this.#store, tenant);
    const allowedActions = sessionActions(session, scope.actor.ref, {
      ...{ rights, rules },
    });
    return { ...session, allowedActions };
  }
}

type Event = [
  'session.watched' | 'session.joined',
  ReturnType<typeof sessionFacts> & { reason?: string },
];

function tooLate(): ConflictError {
  return new ConflictError('This command does not wait any more');
}

function over(session: StoredSession): ConflictError {
  return new ConflictError(`The session ${session.id} is over already`);
}
