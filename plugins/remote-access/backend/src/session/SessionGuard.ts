import type { LoggerService } from '@backstage/backend-plugin-api';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Gateway } from '../gateway/Gateway';
import type { OnlookerCheck } from './OnlookerCheck';
import type { AccessCheck } from './AccessCheck';
import { finishSession } from './finishSession';
import { sessionFacts } from './sessionFacts';
import type { StoredSession, SessionReader } from './SessionReader';
import type { Ending, SessionWriter } from './SessionWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  { sessions: typeof SessionWriter }
>;

const everywhere = systemScope('remote-access', '*');

/** A ticket is good for less: whoever has not come by then does not come. */
const AWAITED_MS = 60_000;

/** Ends the sessions of those who may not be in them any more, and sends those away who may not look on any more. */
export class SessionGuard {
  readonly #store: Store;
  readonly #gateway: Gateway;
  readonly #access: AccessCheck;
  readonly #onlookers: OnlookerCheck;
  readonly #logger: LoggerService;
  #running?: Promise<void>;
  #again = false;

  constructor(options: {
    store: Store;
    gateway: Gateway;
    access: AccessCheck;
    onlookers: OnlookerCheck;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
    this.#access = options.access;
    this.#onlookers = options.onlookers;
    this.#logger = options.logger;
  }

  /** Checks every live session of this gateway. A call during a check makes it be done once more, from the start. */
  check(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#checkAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #checkAll(): Promise<void> {
    do {
      this.#again = false;
      const sessions = await this.#store.readOnce(everywhere, r =>
        r.sessions.live(this.#gateway.node),
      );
      await Promise.all(sessions.map(session => this.#checkOne(session)));
    } while (this.#again);
  }

  async #checkOne(session: StoredSession): Promise<void> {
    try {
      const ending = await this.#endingOf(session);
      if (!ending) {
        await this.#checkWatchers(session);
        return;
      }
      await this.#store.transact(everywhere, async tx => {
        const { tenant, id } = session;
        await finishSession(tx, await tx.sessions.get(tenant, id), ending);
      });
      await this.#gateway.terminate(session.id, ending.reason);
    } catch (error) {
      // Whoever ended it meanwhile did our work; what cannot be asked now is asked again in seconds.
      if ((error as Error).name === 'ConflictError') return;
      this.#logger.warn(`${session.id} could not be checked`, error as Error);
    }
  }

  async #checkWatchers(session: StoredSession): Promise<void> {
    for (const { person, mode, since } of session.life?.watchers ?? []) {
      const may = await this.#onlookers.modeOf(
        person,
        session,
        new Date(since),
      );
      if (may === 'write' || may === mode) continue;
      await this.#gateway.ask('dismiss', { session: session.id, person });
      await this.#store.transact(everywhere, tx =>
        tx.audit('watcher.dismissed', {
          ...{ ...sessionFacts(session), watcher: person },
        }),
      );
    }
  }

  async #endingOf(session: StoredSession): Promise<Ending | undefined> {
    const { person, tenant, intervention, state, requestedAt } = session;
    if (
      state === 'requested' &&
      Date.now() - Date.parse(requestedAt) > AWAITED_MS
    ) {
      return { action: 'refuse', reason: 'browser-lost' };
    }
    const note = await this.#access.fault({
      ...{ person, tenant },
      intervention: intervention.id,
    });
    return note
      ? { action: 'terminate', reason: 'terminated', note }
      : undefined;
  }
}
