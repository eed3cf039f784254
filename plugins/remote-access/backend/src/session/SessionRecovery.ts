import { systemScope, type TenantStore } from '@wardroom/platform-node';
import {
  endingOf,
  isLive,
  type RecordingEnd,
} from '@wardroom/remote-access-common';
import type { Gateways } from '../gateway/Gateways';
import type { GatewayRun } from '../gateway/GatewayRun';
import type { RecordingKeyWriter } from '../recordingKey/RecordingKeyWriter';
import type { PolicyWriter } from '../policy/PolicyWriter';
import { finishSession } from './finishSession';
import { sealRecording } from './sealRecording';
import type { StoredSession, SessionReader } from './SessionReader';
import type { SessionWriter } from './SessionWriter';

type Store = TenantStore<
  { sessions: typeof SessionReader },
  {
    policies: typeof PolicyWriter;
    recordingKeys: typeof RecordingKeyWriter;
    sessions: typeof SessionWriter;
  }
>;

const everywhere = systemScope('remote-access', '*');
const BATCH = 500;
const RECOVERY_MS = 120_000;

/** A session whose end or opening was told is settled at once; one that is not after so long was forgotten. */
const FORGOTTEN_MS = 20_000;
const DIALLED_MS = 90_000;

/** Settles what a failure of portal or gateway left: sessions that nobody ended, recordings that nobody sealed. */
export class SessionRecovery {
  readonly #store: Store;
  readonly #gateway: Gateways;

  constructor(options: { store: Store; gateway: Gateways }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  /** A gateway begins its work: whatever earlier runs of its node left is sealed and closed before it takes a socket. */
  async onStart(run: GatewayRun): Promise<void> {
    const { node, presence } = run;
    if (presence.identity) {
      const { sign } = presence.identity;
      await this.#store.transact(everywhere, tx =>
        tx.recordingKeys.addSigningKeys(node, sign),
      );
    }
    await this.#recover(run, await this.#left(run));
  }

  /** A gateway is gone, and with it every session it held. Their recordings are sealed by the next one. */
  async onEnd({ node, incarnation }: GatewayRun): Promise<void> {
    for (const session of await this.#live(node)) {
      if (session.incarnation !== incarnation) continue;
      await this.#fail(session);
    }
  }

  /** A gateway is not heard of any more: what it held counts as lost. Answers how many sessions that were. */
  async lose(node: string): Promise<number> {
    const sessions = await this.#live(node);
    for (const session of sessions) await this.#fail(session);
    return sessions.length;
  }

  /** A gateway does not come back: the recordings that it had not sealed are missing. Answers how many. */
  async giveUp(node: string): Promise<number> {
    await this.lose(node);
    const sessions = await this.#store.readOnce(everywhere, r =>
      r.sessions.unsealed(node),
    );
    for (const { id, tenant, recordingId, recording } of sessions) {
      if (!recordingId) continue;
      const { chunks = 0, bytes = 0, durationMs = 0, head } = recording ?? {};
      await this.#settle(
        { tenant, id },
        {
          ...{ recording: recordingId, session: id, state: 'missing' },
          ...{ chunks, bytes, durationMs, head, truncated: true },
        },
      );
    }
    return sessions.length;
  }

  /** Ends again what the gateway did not hear of, and seals what it does not have any more. */
  async sweep(run: GatewayRun): Promise<void> {
    const { node } = run;
    const now = Date.now();
    const older = (time: string | undefined, ms: number) =>
      time !== undefined && now - Date.parse(time) > ms;
    const sessions = await this.#store.read(everywhere, async r => [
      ...(await r.sessions.unsealed(node)).filter(
        s => !isLive(s.state) && older(s.endedAt, FORGOTTEN_MS),
      ),
      ...(await r.sessions.live([node])).filter(
        s => s.state === 'authorised' && older(s.requestedAt, DIALLED_MS),
      ),
    ]);
    for (const session of sessions) {
      await this.#gateway.terminate(session, 'lost');
    }
    await this.#recover(run, sessions);
  }

  #live(node: string): Promise<StoredSession[]> {
    return this.#store.readOnce(everywhere, r => r.sessions.live([node]));
  }

  async #left({ node, incarnation }: GatewayRun): Promise<StoredSession[]> {
    const sessions = await this.#store.read(everywhere, async r => [
      ...(await r.sessions.live([node])),
      ...(await r.sessions.unsealed(node)),
    ]);
    const byId = new Map(sessions.map(session => [session.id, session]));
    return [...byId.values()].filter(
      s => s.incarnation !== undefined && s.incarnation !== incarnation,
    );
  }

  async #recover(run: GatewayRun, sessions: StoredSession[]) {
    for (let at = 0; at < sessions.length; at += BATCH) {
      const batch = sessions.slice(at, at + BATCH);
      const recordings = batch.flatMap(({ id, tenant, recordingId }) =>
        recordingId ? [{ recording: recordingId, session: id, tenant }] : [],
      );
      const answer = await run.channel.ask(
        'recover',
        { recordings },
        { timeoutMs: RECOVERY_MS },
      );
      for (const session of batch) {
        const end = answer.recordings.find(r => r.session === session.id);
        await this.#settle(session, end);
      }
    }
  }

  async #settle(
    { tenant, id }: Pick<StoredSession, 'tenant' | 'id'>,
    end?: RecordingEnd,
  ) {
    await this.#store.transact(everywhere, async tx => {
      const session = await tx.sessions.get(tenant, id);
      if (isLive(session.state)) {
        const reason = end?.reason ?? 'lost';
        const wasActive = session.activeAt !== undefined;
        await finishSession(tx, session, {
          action: endingOf(reason, wasActive),
          reason,
          by: end?.by,
          at: end?.endedAt,
        });
      }
      if (end) await sealRecording(tx, session, end);
    });
  }

  async #fail({ tenant, id }: StoredSession) {
    await this.#store.transact(everywhere, async tx => {
      const session = await tx.sessions.get(tenant, id);
      if (!isLive(session.state)) return;
      await finishSession(tx, session, { action: 'fail', reason: 'lost' });
    });
  }
}
