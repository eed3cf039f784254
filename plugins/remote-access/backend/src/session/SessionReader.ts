import { NotFoundError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import { TenantReader } from '@wardroom/platform-node';
import {
  liveStates,
  type EndReason,
  type Session,
  type SessionGuest,
  type SessionLife,
  type SessionState,
} from '@wardroom/remote-access-common';

/** A session as it is stored: without what depends on who looks at it, with what only the portal needs. */
export type StoredSession = Omit<Session, 'allowedActions'> & {
  node: string;
  incarnation?: string;
  /** Hash of the proof of the browser that opened it. */
  proof?: string;
  /** The address that a lost browser comes back from alone. */
  address?: string;
  /** Id of the recording, which is known before it has begun. */
  recordingId?: string;
  /** Ids of the keys its recording is wrapped for. */
  recordingKeys: string[];
  /** The way to its target that it took. */
  targetWay?: number;
};

export type SessionRow = {
  tenant_id: string;
  id: string;
  person: string;
  target_id: string;
  target_name: string;
  protocol: Session['target']['protocol'];
  asset: string;
  asset_name: string;
  intervention_id: string | null;
  intervention_key: string | null;
  emergency_id: string | null;
  grant_id: string | null;
  reason: string;
  state: SessionState;
  node: string;
  incarnation: string | null;
  browser: string | null;
  address: string | null;
  presence: Session['browser'];
  requested_at: Date;
  active_at: Date | null;
  ended_at: Date | null;
  end_reason: EndReason | null;
  ended_by: string | null;
  end_note: string | null;
  host_key: Session['hostKey'] | null;
  recording_id: string | null;
  recording_state: NonNullable<Session['recording']>['state'] | null;
  recording_bytes: string;
  recording_ms: string;
  recording_chunks: number;
  recording_head: string | null;
  recording_truncated: boolean;
  recording_verified_at: Date | null;
  recording_keep_until: Date | null;
  hold_reason: string | null;
  held_by: string | null;
  held_at: Date | null;
  recording_keys: string[] | null;
  target_way: number | null;
  life: SessionLife | null;
  guests: SessionGuest[];
  version: number;
};

export type SessionFilter = PageInput & {
  person?: string;
  asset?: string;
  intervention?: string;
  state?: SessionState[];
  from?: string;
  until?: string;
};

/** Reads sessions. */
export class SessionReader extends TenantReader {
  /** Sessions, the latest first. */
  async list(filter: SessionFilter): Promise<Page<StoredSession>> {
    const { person, asset, intervention, state, from, until } = filter;
    const direction = 'desc' as const;
    const orderBy = ['requested_at', 'id'].map(column => ({
      column,
      direction,
    }));
    const page = await this.pageOf<SessionRow>(
      'sessions',
      { ...filter, orderBy },
      query => {
        if (person) query.where({ person });
        if (asset) query.where({ asset });
        if (intervention) query.where({ intervention_id: intervention });
        if (state) query.whereIn('state', state);
        if (from) query.where('requested_at', '>=', from);
        if (until) query.where('requested_at', '<', until);
      },
    );
    return { ...page, items: page.items.map(sessionOf) };
  }

  /** The session; NotFoundError if there is none. */
  async get(tenant: string, id: string): Promise<StoredSession> {
    const row = await this.rows('sessions')
      .where({ tenant_id: tenant, id })
      .first();
    if (!row) throw new NotFoundError(`There is no session ${id}`);
    return sessionOf(row);
  }

  /** The session whose id the gateway told, in whichever tenant of the scope it is. */
  async find(id: string): Promise<StoredSession | undefined> {
    const row = await this.rows('sessions').where({ id }).first();
    return row && sessionOf(row);
  }

  /** Those of these sessions that there are. */
  async byIds(ids: string[]): Promise<StoredSession[]> {
    const rows = await this.rows('sessions').whereIn('id', ids);
    return rows.map(sessionOf);
  }

  /** The session of a recording; NotFoundError if there is none. */
  async ofRecording(tenant: string, recording: string): Promise<StoredSession> {
    const row = await this.rows('sessions')
      .where({ tenant_id: tenant, recording_id: recording })
      .first();
    if (!row) throw new NotFoundError(`There is no recording ${recording}`);
    return sessionOf(row);
  }

  /** The places of the person that live sessions hold. */
  async places(person: string): Promise<number[]> {
    const rows: { place: number }[] = await this.rows('sessions')
      .where({ person })
      .whereIn('state', [...liveStates])
      .select('place');
    return rows.map(row => row.place);
  }

  /** How many live sessions a customer has. */
  async countLive(tenant: string): Promise<number> {
    const rows = await this.rows('sessions')
      .where({ tenant_id: tenant })
      .whereIn('state', [...liveStates])
      .select('id');
    return rows.length;
  }

  /** When a person last gave a one-time code in this browser for a session, if that is not longer ago. */
  async provenAt(
    person: string,
    browser: string,
    minutes: number,
  ): Promise<Date | undefined> {
    const row: { proven_at: Date } | undefined = await this.rows('sessions')
      .where({ person, browser })
      .whereRaw('proven_at > now() - make_interval(mins => ?)', [minutes])
      .orderBy('proven_at', 'desc')
      .first('proven_at');
    return row?.proven_at;
  }

  /** Live sessions of these gateways. */
  async live(nodes: string[]): Promise<StoredSession[]> {
    const rows = await this.rows('sessions')
      .whereIn('node', nodes)
      .whereIn('state', [...liveStates]);
    return rows.map(sessionOf);
  }

  /** Sessions of these gateways whose recording is to be deleted: its time is over and nobody holds it. */
  async toBeDeleted(nodes: string[]): Promise<StoredSession[]> {
    const rows = await this.rows('sessions')
      .whereIn('node', nodes)
      .whereNull('held_at')
      .whereIn('recording_state', ['sealed', 'damaged', 'missing', 'deleting'])
      .whereRaw('recording_keep_until <= now()')
      .limit(100);
    return rows.map(sessionOf);
  }

  /** Sessions of a gateway whose recording has no seal yet, live or over. */
  async unsealed(node: string): Promise<StoredSession[]> {
    const rows = await this.rows('sessions').where({
      node,
      recording_state: 'writing',
    });
    return rows.map(sessionOf);
  }
}

/** The session of a row. */
export function sessionOf(row: SessionRow): StoredSession {
  return {
    id: row.id,
    tenant: row.tenant_id,
    person: row.person,
    target: {
      id: row.target_id,
      name: row.target_name,
      protocol: row.protocol,
    },
    asset: { id: row.asset, name: row.asset_name || row.asset },
    ...rightOf(row),
    reason: row.reason,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    activeAt: row.active_at?.toISOString(),
    endedAt: row.ended_at?.toISOString(),
    endReason: row.end_reason ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endNote: row.end_note ?? undefined,
    browser: row.presence,
    recording: recordingOf(row),
    life: row.state === 'active' ? (row.life ?? undefined) : undefined,
    guests: row.guests,
    hostKey: row.host_key ?? undefined,
    version: row.version,
    node: row.node,
    incarnation: row.incarnation ?? undefined,
    proof: row.browser ?? undefined,
    address: row.address ?? undefined,
    recordingId: row.recording_id ?? undefined,
    recordingKeys: row.recording_keys ?? [],
    targetWay: row.target_way ?? undefined,
  };
}

function rightOf(row: SessionRow) {
  const { intervention_id: id, intervention_key: key } = row;
  return {
    intervention: id && key ? { id, key } : undefined,
    emergency: row.emergency_id ? { id: row.emergency_id } : undefined,
    grant: row.grant_id ?? undefined,
  };
}

function recordingOf(row: SessionRow): Session['recording'] {
  if (!row.recording_id || !row.recording_state) return undefined;
  return {
    id: row.recording_id,
    state: row.recording_state,
    bytes: Number(row.recording_bytes),
    durationMs: Number(row.recording_ms),
    chunks: row.recording_chunks,
    head: row.recording_head ?? undefined,
    truncated: row.recording_truncated,
    verifiedAt: row.recording_verified_at?.toISOString(),
    keepUntil: row.recording_keep_until?.toISOString(),
    hold: row.held_at
      ? {
          reason: row.hold_reason ?? '',
          by: row.held_by ?? '',
          at: row.held_at.toISOString(),
        }
      : undefined,
  };
}
