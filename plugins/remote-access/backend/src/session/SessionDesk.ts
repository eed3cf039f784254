import type { LoggerService } from '@backstage/backend-plugin-api';
import { systemScope, type TenantStore } from '@wardroom/platform-node';
import {
  endingOf,
  isLive,
  type Redemption,
  type SessionEnd,
} from '@wardroom/remote-access-common';
import type { GatewayRun, PortalHandlers } from '../gateway/GatewayRun';
import { onlyOwnSessions } from '../gateway/onlyOwnSessions';
import type { TargetWriter } from '../target/TargetWriter';
import { plainAddress } from '../ticket/boundAddress';
import type { StoredTicket } from '../ticket/TicketReader';
import type { TicketWriter } from '../ticket/TicketWriter';
import type { AccessCheck } from './AccessCheck';
import type { PolicyWriter } from '../policy/PolicyWriter';
import { finishSession, purposeOf } from './finishSession';
import { lifeHandlers } from './lifeHandlers';
import { noteChangedKey } from './noteChangedKey';
import { sealRecording } from './sealRecording';
import { sessionFacts } from './sessionFacts';
import type { StoredSession, SessionReader } from './SessionReader';
import type { SessionWriter } from './SessionWriter';
import { wishOf } from './Wish';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  {
    policies: typeof PolicyWriter;
    sessions: typeof SessionWriter;
    targets: typeof TargetWriter;
    tickets: typeof TicketWriter;
  }
>;

type Told<K extends keyof PortalHandlers> = Parameters<PortalHandlers[K]>[0];

const everywhere = systemScope('remote-access', '*');

export type SessionDeskOptions = {
  store: Store;
  access: AccessCheck;
  logger: LoggerService;
  /** Who hears what is no affair of sessions themselves. */
  told: Pick<PortalHandlers, 'commands' | 'file'>;
  /** What the gateway is to do for a redeemed ticket. */
  orders: Record<
    StoredTicket['kind'],
    (
      ticket: StoredTicket,
      at: { ip: string; run: GatewayRun },
    ) => Promise<Redemption>
  >;
};

/** Answers the gateway: may this go on, and what has become of it. Nothing it is told is taken for a right. */
export class SessionDesk {
  readonly #options: SessionDeskOptions;
  readonly #store: Store;

  constructor(options: SessionDeskOptions) {
    this.#options = options;
    this.#store = options.store;
  }

  /** The answers to one gateway, by the names of the control protocol. */
  handlersFor(run: GatewayRun): PortalHandlers {
    const ownerOf = async (id: string) => (await this.#find(id))?.node;
    return onlyOwnSessions(this.#handlers(run), run, ownerOf);
  }

  #handlers(run: GatewayRun): PortalHandlers {
    const { logger } = this.#options;
    return {
      redeem: told => this.#redeem(run, told),
      pinHostKey: told => this.#patiently(() => this.#pinHostKey(told)),
      activate: told => this.#patiently(() => this.#activate(told)),
      resume: told => this.#resume(told),
      ended: told => this.#patiently(() => this.#ended(told)),
      presence: told => this.#presence(told),
      checkpoint: told => this.#checkpoint(told),
      ...lifeHandlers(this.#store),
      ...this.#options.told,
      // That it came is what counts, and is counted where it comes.
      heartbeat: () => undefined,
      log: ({ level, message, session }) => {
        const facts = session ? { session } : {};
        logger[level](`gateway: ${message}`, facts);
      },
    };
  }

  async #redeem(run: GatewayRun, told: Told<'redeem'>): Promise<Redemption> {
    const { orders } = this.#options;
    const { ticketHash: hash, ip, browser } = told;
    const { node } = run;
    const ticket = await this.#store.transact(everywhere, tx =>
      tx.tickets.redeem({ hash, node, ip, browser }),
    );
    if (!ticket) {
      return {
        accepted: false,
        message:
          'This ticket is not valid: it was used, came too late or is not yours. Open the session again.',
      };
    }
    return orders[ticket.kind](ticket, { ip, run });
  }

  async #pinHostKey(told: Told<'pinHostKey'>) {
    const { hostKey } = told;
    const session = await this.#find(told.session);
    if (!session || session.target.id !== told.target) {
      return { accepted: false };
    }
    const { tenant } = session;
    return this.#store.transact(everywhere, async tx => {
      const target = await tx.targets.get(tenant, told.target);
      const { id, version, name, pinned } = target;
      if (target.presented) return { accepted: false };
      if (pinned) {
        const { type, fingerprint } = pinned;
        const same =
          type === hostKey.type && fingerprint === hostKey.fingerprint;
        return { accepted: same && !pinned.authority };
      }
      await tx.targets.pin({ tenant, id, version }, hostKey);
      await tx.audit('hostKey.pinned', {
        ...{ tenant, object: id, target: name, session: session.id },
        fingerprint: hostKey.fingerprint,
      });
      return { accepted: true };
    });
  }

  async #activate(told: Told<'activate'>) {
    const found = await this.#find(told.session);
    if (found?.state !== 'authorised' || (await this.#fault(found))) {
      return { allowed: false };
    }
    const { tenant, id } = found;
    await this.#store.transact(everywhere, async tx => {
      const session = await tx.sessions.get(tenant, id);
      const { activeAt: at, head } = told;
      const active = await tx.sessions.activate(session, { at, head });
      await tx.audit('session.activated', {
        ...sessionFacts(active),
        recording: active.recording?.id,
        head,
      });
      await tx.emit('session.activated', { tenant, id, ...purposeOf(active) });
    });
    return { allowed: true };
  }

  async #resume({ session: id, ip, browser }: Told<'resume'>) {
    const session = await this.#find(id);
    const { address = plainAddress(ip) } = session ?? {};
    const mine =
      session?.state === 'active' &&
      session.proof === (browser ?? undefined) &&
      address === plainAddress(ip);
    return { allowed: mine && !(await this.#fault(session)) };
  }

  async #ended(told: SessionEnd) {
    const found = await this.#find(told.session);
    // A session of another database, or one that was removed: there is nothing to settle.
    if (!found) return {};
    await this.#store.transact(everywhere, async tx => {
      const session = await tx.sessions.get(found.tenant, found.id);
      const { reason, by, endedAt: at, hostKey, activeAt } = told;
      if (isLive(session.state)) {
        const wasActive =
          session.activeAt !== undefined || activeAt !== undefined;
        const action = endingOf(
          reason,
          wasActive && session.state === 'active',
        );
        await finishSession(tx, session, { action, reason, by, at, hostKey });
      }
      if (hostKey) await noteChangedKey(tx, session, hostKey);
      if (told.recording) await sealRecording(tx, session, told.recording);
    });
    return {};
  }

  async #presence({ session: id, browser }: Told<'presence'>) {
    const session = await this.#find(id);
    if (!session || !isLive(session.state)) return {};
    await this.#store.transact(everywhere, tx =>
      tx.sessions.presence(session, browser),
    );
    return {};
  }

  async #checkpoint(told: Told<'checkpoint'>) {
    const session = await this.#find(told.session);
    if (!session) return {};
    const { tenant, id } = session;
    const { recording, chunks, bytes, head } = told;
    await this.#store.transact(everywhere, async tx => {
      await tx.sessions.grow(session, { chunks, bytes, head });
      await tx.audit('session.checkpointed', {
        ...{ tenant, object: id },
        ...{ recording, chunks, bytes, head },
      });
    });
    return {};
  }

  #find(id: string): Promise<StoredSession | undefined> {
    return this.#store.readOnce(everywhere, r => r.sessions.find(id));
  }

  #fault(session: StoredSession): Promise<string | undefined> {
    return this.#options.access.fault(wishOf(session));
  }

  /** Does it again where somebody changed the row between our reading and writing. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let left = 3; ; left--) {
      try {
        return await work();
      } catch (error) {
        if ((error as Error).name !== 'ConflictError' || left === 0)
          throw error;
      }
    }
  }
}
