import { systemScope, type TenantStore } from '@wardroom/platform-node';
import {
  endingOf,
  isLive,
  type RecordingEnd,
} from '@wardroom/remote-access-common';
import type { Gateway } from '../gateway/Gateway';
import type { GatewayProcess } from '../gateway/GatewayProcess';
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
  readonly #gateway: Gateway;

  constructor(options: { store: Store; gateway: Gateway }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
  }

  /** A gateway begins its work: whatever earlier runs left is sealed and closed before it takes a socket. */
  async onStart(process: GatewayProcess): Promise<void> {
    const { node, sign } = process.identity;
    await this.#store.transact(everywhere, tx =>
      tx.recordingKeys.addSigningKeys(node, sign),
    );
    const left = await this.#left(process.incarnation);
    await this.#recover(process, left);
  }

  /** A gateway is gone, and with it every session it held. Their recordings are sealed by the next one. */
  async onEnd(incarnation: string): Promise<void> {
    const sessions = await this.#store.readOnce(everywhere, r =>
      r.sessions.live(this.#gateway.node),
    );
    for (const session of sessions) {
      if (session.incarnation !== incarnation) continue;
      await this.#fail(session);
    }
  }

  /** Ends again what the gateway did not hear of, and seals what it does not have any more. */
  async sweep(process: GatewayProcess): Promise<void> {
    const now = Date.now();
    const older = (time: string | undefined, ms: number) =>
      time !== undefined && now - Date.parse(time) > ms;
    const sessions = await this.#store.read(everywhere, async r => [
      ...(await r.sessions.unsealed(this.#gateway.node)).filter(
        s => !isLive(s.state) && older(s.endedAt, FORGOTTEN_MS),
      ),
      ...(await r.sessions.live(this.#gateway.node)).filter(
        s => s.state === 'authorised' && older(s.requestedAt, DIALLED_MS),
      ),
    ]);
    for (const { id } of sessions) await this.#gateway.terminate(id, 'lost');
    await this.#recover(process, sessions);
  }

  async #left(incarnation: string): Promise<StoredSession[]> {
    const { node } = this.#gateway;
    const sessions = await this.#store.read(everywhere, async r => [
      ...(await r.sessions.live(node)),
      ...(await r.sessions.unsealed(node)),
    ]);
    const byId = new Map(sessions.map(session => [session.id, session]));
    return [...byId.values()].filter(
      s => s.incarnation !== undefined && s.incarnation !== incarnation,
    );
  }

  async #recover(process: GatewayProcess, sessions: StoredSession[]) {
    for (let at = 0; at < sessions.length; at += BATCH) {
      const batch = sessions.slice(at, at + BATCH);
      const recordings = batch.flatMap(({ id, tenant, recordingId }) =>
        recordingId ? [{ recording: recordingId, session: id, tenant }] : [],
      );
      const answer = await process.channel.ask(
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

  async #settle({ tenant, id }: StoredSession, end?: RecordingEnd) {
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
