import type { LoggerService } from '@backstage/backend-plugin-api';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { Gateway } from '../gateway/Gateway';
import type { OnlookerCheck } from './OnlookerCheck';
import type { AccessCheck } from './AccessCheck';
import { finishSession } from './finishSession';
import { sessionFacts } from './sessionFacts';
import { isWhole } from './sessionPolicy';
import type { StoredSession, SessionReader } from './SessionReader';
import type { Ending, SessionWriter } from './SessionWriter';
import { wishOf } from './Wish';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  { sessions: typeof SessionWriter }
>;

const everywhere = systemScope('remote-access', '*');

/** A ticket is good for less: whoever has not come by then does not come. */
const AWAITED_MS = 60_000;

/**
 * Ends the sessions of those who may not be in them any more, and sends those away who may not look on, or see a
 * recording, any more.
 */
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

  /**
   * Checks every live session of this gateway, with a number of questions that does not grow with them. A call during a
   * check makes it be done once more, from the start. What cannot be asked now is asked again by the next check.
   */
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
      try {
        await this.#checkOnce();
      } catch (error) {
        this.#logger.warn('sessions could not be checked', error as Error);
      }
    } while (this.#again);
  }

  async #checkOnce(): Promise<void> {
    const sessions = await this.#store.readOnce(everywhere, r =>
      r.sessions.live(this.#gateway.node),
    );
    const verdicts = await this.#access.lookAll(sessions.map(wishOf));
    const endings = sessions.map((session, index) =>
      endingOf(session, verdicts[index].refusal?.message),
    );
    await Promise.all(
      sessions.map((session, index) => {
        const ending = endings[index];
        return ending && this.#end(session, ending);
      }),
    );
    await this.#checkWatchers(sessions.filter((_, index) => !endings[index]));
    await this.#checkReplays();
    this.#gateway.running?.channel.tell('vouch', {});
  }

  async #checkReplays(): Promise<void> {
    const { running } = this.#gateway;
    if (!running) return;
    const { replays } = await running.channel.ask('replays', {});
    if (replays.length === 0) return;
    const sessions = await this.#store.readOnce(everywhere, r =>
      r.sessions.byIds(replays.map(({ session }) => session)),
    );
    const viewed = replays.flatMap(replay => {
      const session = sessions.find(({ id }) => id === replay.session);
      return session ? [{ ...replay, session, tenant: session.tenant }] : [];
    });
    const rights = await this.#onlookers.mayReplay(viewed);
    for (const [index, { person, session }] of viewed.entries()) {
      if (rights[index] && isWhole(session.recording)) continue;
      const { id } = session;
      await running.channel.ask('endReplay', { session: id, person });
      await this.#store.transact(everywhere, tx =>
        tx.audit('viewer.dismissed', {
          ...{ ...sessionFacts(session), viewer: person },
        }),
      );
    }
  }

  async #checkWatchers(sessions: StoredSession[]): Promise<void> {
    const watching = sessions.flatMap(session =>
      (session.life?.watchers ?? []).map(watcher => ({ ...watcher, session })),
    );
    const modes = await this.#onlookers.modesOf(watching);
    for (const [index, { person, mode, session }] of watching.entries()) {
      const may = modes[index];
      if (may === 'write' || may === mode) continue;
      await this.#gateway.ask('dismiss', { session: session.id, person });
      await this.#store.transact(everywhere, tx =>
        tx.audit('watcher.dismissed', {
          ...{ ...sessionFacts(session), watcher: person },
        }),
      );
    }
  }

  async #end(session: StoredSession, ending: Ending): Promise<void> {
    try {
      await this.#store.transact(everywhere, async tx => {
        const { tenant, id } = session;
        await finishSession(tx, await tx.sessions.get(tenant, id), ending);
      });
    } catch (error) {
      // Whoever ended it meanwhile did our work.
      if ((error as Error).name === 'ConflictError') return;
      this.#logger.warn(`${session.id} could not be ended`, error as Error);
      return;
    }
    await this.#gateway.terminate(session.id, ending.reason);
  }
}

function endingOf(
  { state, requestedAt }: StoredSession,
  note: string | undefined,
): Ending | undefined {
  const waited = Date.now() - Date.parse(requestedAt);
  if (state === 'requested' && waited > AWAITED_MS) {
    return { action: 'refuse', reason: 'browser-lost' };
  }
  return note ? { action: 'terminate', reason: 'terminated', note } : undefined;
}
