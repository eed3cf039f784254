import { newId } from '@wardroom/platform-common';
import { TenantRows } from '@wardroom/platform-node';
import {
  sessionLifecycle,
  type EndReason,
  type RecordingEnd,
  type Session,
  type SessionGuest,
  type SessionLife,
} from '@wardroom/remote-access-common';
import {
  SessionReader,
  sessionOf,
  type SessionRow,
  type StoredSession,
} from './SessionReader';

type Key = Pick<StoredSession, 'tenant' | 'id' | 'version' | 'state'>;

export type Ending = {
  action: 'refuse' | 'end' | 'terminate' | 'expire' | 'fail';
  reason: EndReason;
  by?: string;
  note?: string;
  at?: string;
  hostKey?: Session['hostKey'];
};

export type NewSession = Pick<
  StoredSession,
  | 'tenant'
  | 'person'
  | 'target'
  | 'asset'
  | 'intervention'
  | 'emergency'
  | 'grant'
  | 'reason'
  | 'node'
  | 'proof'
  | 'address'
> & {
  place: number;
  /** When the person gave the one-time code that counts for it. */
  provenAt?: Date;
};

/** Writes sessions. */
export class SessionWriter extends SessionReader {
  readonly #write = new TenantRows({ knex: this.knex, scope: this.scope });

  /** Adds one; ConflictError if its place was taken meanwhile. */
  async create(session: NewSession): Promise<StoredSession> {
    const { tenant, target, asset, intervention } = session;
    const { person, place, reason, node, proof } = session;
    const row = await this.#write.insert<SessionRow>(
      'sessions',
      {
        tenant_id: tenant,
        id: newId('ses'),
        ...{ person, place, reason, node },
        asset: asset.id,
        asset_name: asset.name,
        browser: proof,
        address: session.address,
        target_id: target.id,
        target_name: target.name,
        protocol: target.protocol,
        intervention_id: intervention?.id,
        intervention_key: intervention?.key,
        emergency_id: session.emergency?.id,
        grant_id: session.grant,
        proven_at: session.provenAt,
        state: sessionLifecycle.initial,
        requested_at: this.knex.fn.now(),
      },
      'You opened another session at the same moment: try again',
    );
    return sessionOf(row);
  }

  /** Its ticket was redeemed: the gateway connects and will record. */
  authorise(
    session: Key,
    facts: {
      incarnation: string;
      recording: string;
      recordingKeys: string[];
      targetWay?: number;
    },
  ): Promise<StoredSession> {
    return this.#transition(session, 'authorise', {
      incarnation: facts.incarnation,
      recording_id: facts.recording,
      recording_keys: facts.recordingKeys,
      target_way: facts.targetWay,
    });
  }

  /** The terminal is open and its recording runs. */
  activate(
    session: Key,
    facts: { at: string; head: string },
  ): Promise<StoredSession> {
    return this.#transition(session, 'activate', {
      active_at: facts.at,
      recording_state: 'writing',
      recording_head: facts.head,
    });
  }

  /** It is over. */
  finish(session: Key, ending: Ending): Promise<StoredSession> {
    return this.#transition(session, ending.action, {
      ended_at: ending.at ?? new Date(),
      end_reason: ending.reason,
      ended_by: ending.by,
      end_note: ending.note,
      host_key: ending.hostKey && JSON.stringify(ending.hostKey),
      presence: 'present',
    });
  }

  /** The browser was lost or is back. Nobody waits for it, so no version is spent. */
  async presence(
    session: Pick<StoredSession, 'tenant' | 'id'>,
    browser: Session['browser'],
  ): Promise<void> {
    await this.#note(session, { presence: browser });
  }

  /** What goes on around it changed. Told often: no version is spent. */
  async noteLife(
    session: Pick<StoredSession, 'tenant' | 'id'>,
    life: SessionLife,
  ): Promise<void> {
    await this.#note(session, { life: JSON.stringify(life) });
  }

  /** Lets a colleague come to it; whoever was invited before gets the new mode. */
  async invite(
    session: Pick<StoredSession, 'tenant' | 'id' | 'guests'>,
    guest: SessionGuest,
  ): Promise<void> {
    const others = session.guests.filter(
      ({ person }) => person !== guest.person,
    );
    await this.#note(session, { guests: JSON.stringify([...others, guest]) });
  }

  /** Its recording grew. Told often and read by lists only: no version is spent. */
  async grow(
    session: Pick<StoredSession, 'tenant' | 'id'>,
    facts: { chunks: number; bytes: number; head: string },
  ): Promise<void> {
    await this.#note(session, {
      recording_chunks: facts.chunks,
      recording_bytes: facts.bytes,
      recording_head: facts.head,
    });
  }

  /** Its recording has come to its end. A sealed one was read to its seal by the gateway and found unchanged. */
  async seal(
    session: Pick<StoredSession, 'tenant' | 'id'>,
    end: RecordingEnd,
    keepDays: number,
  ): Promise<void> {
    await this.#note(session, {
      recording_keep_until: this.knex.raw('now() + make_interval(days => ?)', [
        keepDays,
      ]),
      recording_state: end.state,
      recording_bytes: end.bytes,
      recording_ms: end.durationMs,
      recording_chunks: end.chunks,
      recording_truncated: end.truncated,
      ...(end.head && { recording_head: end.head }),
      ...(end.state === 'sealed' && { recording_verified_at: new Date() }),
    });
  }

  /** Keeps its recording beyond its time, or lets it go. */
  async hold(
    session: Pick<StoredSession, 'tenant' | 'id'>,
    hold: { reason: string; by: string } | undefined,
  ): Promise<void> {
    await this.#note(session, {
      hold_reason: hold?.reason ?? null,
      held_by: hold?.by ?? null,
      held_at: hold ? new Date() : null,
    });
  }

  /** Begins to delete its recording; false where somebody holds it. */
  async claimDeletion({
    tenant,
    id,
  }: Pick<StoredSession, 'tenant' | 'id'>): Promise<boolean> {
    const claimed = await this.knex('sessions')
      .where({ tenant_id: tenant, id })
      .whereNull('held_at')
      .update({ recording_state: 'deleting' });
    return claimed > 0;
  }

  /** Its recording is gone. */
  async markDeleted(
    session: Pick<StoredSession, 'tenant' | 'id'>,
  ): Promise<void> {
    await this.#note(session, { recording_state: 'deleted' });
  }

  async #note(
    { tenant, id }: Pick<StoredSession, 'tenant' | 'id'>,
    changes: Record<string, unknown>,
  ): Promise<void> {
    await this.knex('sessions')
      .where({ tenant_id: tenant, id })
      .update(changes);
  }

  async #transition(
    session: Key,
    action: keyof typeof sessionLifecycle.transitions,
    changes: Record<string, unknown>,
  ): Promise<StoredSession> {
    const { tenant, id, version, state } = session;
    const row = { tenantId: tenant, id, version, state };
    return sessionOf(
      await this.#write.transition<SessionRow, typeof state, typeof action>(
        'sessions',
        { lifecycle: sessionLifecycle, row, action },
        changes,
      ),
    );
  }
}
