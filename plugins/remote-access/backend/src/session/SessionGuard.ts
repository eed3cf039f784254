import type { LoggerService } from '@backstage/backend-plugin-api';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import type { GatewayRun } from '../gateway/GatewayRun';
import type { Gateways } from '../gateway/Gateways';
import type { OnlookerCheck } from './OnlookerCheck';
import type { AccessCheck, Verdict } from './AccessCheck';
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

/** For questions to one gateway that others wait for. */
const soon = { timeoutMs: 1_000 };

/** A ticket is good for less: whoever has not come by then does not come. */
const AWAITED_MS = 60_000;

/**
 * Ends the sessions of those who may not be in them any more, and sends those away who may not look on, or see a
 * recording, any more.
 */
export class SessionGuard {
  readonly #store: Store;
  readonly #gateway: Gateways;
  readonly #access: AccessCheck;
  readonly #onlookers: OnlookerCheck;
  readonly #logger: LoggerService;
  #running?: Promise<void>;
  #again = false;

  constructor(options: {
    store: Store;
    gateway: Gateways;
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
   * Checks every live session of this portal's gateways, with a number of questions that does not grow with them. A call during a
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
      r.sessions.live(this.#gateway.nodes),
    );
    const verdicts = await this.#access.lookAll(sessions.map(wishOf));
    const endings = sessions.map((session, index) =>
      endingOf(session, verdicts[index]),
    );
    await Promise.all(
      sessions.map((session, index) => {
        const ending = endings[index];
        return ending && this.#end(session, ending);
      }),
    );
    await this.#checkWatchers(sessions.filter((_, index) => !endings[index]));
    await this.#checkReplays();
    for (const { channel } of this.#gateway.runs) channel.tell('vouch', {});
  }

  /** A gateway that does not answer keeps nobody from looking at the others. */
  async #checkReplays(): Promise<void> {
    const checks = this.#gateway.runs.map(run => this.#checkReplaysOf(run));
    for (const check of await Promise.allSettled(checks)) {
      if (check.status === 'fulfilled') continue;
      this.#logger.warn('replays could not be checked', check.reason);
    }
  }

  async #checkReplaysOf({ channel }: GatewayRun): Promise<void> {
    const { replays } = await channel.ask('replays', {}, soon);
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
      const asked = { session: id, person };
      const { found } = await channel.ask('endReplay', asked, soon);
      if (!found) continue;
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
      const { id, node } = session;
      const run = this.#gateway.runs.find(there => there.node === node);
      if (!run) continue;
      // What is stored of a session lags behind: who was sent away may still stand in it.
      const asked = { session: id, person };
      const { found } = await run.channel.ask('dismiss', asked, soon);
      if (!found) continue;
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
    // A gateway that does not answer must not hold up the end of other sessions; what it missed is told it again.
    void this.#gateway.terminate(session, ending.reason);
  }
}

function endingOf(
  { state, requestedAt }: StoredSession,
  { at, refusal }: Verdict,
): Ending | undefined {
  const waited = at.getTime() - Date.parse(requestedAt);
  if (state === 'requested' && waited > AWAITED_MS) {
    return { action: 'refuse', reason: 'browser-lost' };
  }
  if (!refusal) return undefined;
  const { message: note } = refusal;
  return { action: 'terminate', reason: 'terminated', note };
}
