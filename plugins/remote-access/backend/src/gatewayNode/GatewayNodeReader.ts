import { NotFoundError } from '@backstage/errors';
import { TenantReader } from '@wardroom/platform-node';
import { liveStates, type GatewayNode } from '@wardroom/remote-access-common';

/** A gateway as it is stored: its keys by their names alone. */
export type StoredNode = Omit<GatewayNode, 'allowedActions' | 'keys'> & {
  incarnation: string;
  opens: string[];
  rowVersion: number;
};

type NodeRow = {
  id: string;
  incarnation: string;
  program: string;
  embedded: boolean;
  sessions: number;
  capacity: number;
  load: number;
  stopping: boolean;
  connector: boolean;
  desktops: boolean;
  web: boolean;
  opens: string[];
  fingerprint: string | null;
  fault: string | null;
  heartbeat_at: Date;
  approved_at: Date | null;
  approved_by: string | null;
  drain_until: Date | null;
  lost_at: Date | null;
  version: number;
};

/** A gateway is asked every ten seconds whether it is there, and half of that may be the delay of a busy portal. */
const lateSeconds = 15;

/** What a new session needs of its gateway. */
export type NodeNeeds = { connector: boolean; desktops: boolean; web: boolean };

/** Reads which gateways there are. */
export class GatewayNodeReader extends TenantReader {
  async list(): Promise<StoredNode[]> {
    const rows: NodeRow[] = await this.rows('gateway_nodes').orderBy('id');
    return rows.map(nodeOf);
  }

  async find(name: string): Promise<StoredNode | undefined> {
    const row = await this.rows('gateway_nodes').where({ id: name }).first();
    return row && nodeOf(row);
  }

  /** The gateway; NotFoundError if there is none. */
  async get(name: string): Promise<StoredNode> {
    const found = await this.find(name);
    if (!found) throw new NotFoundError(`There is no gateway ${name}`);
    return found;
  }

  /** Those that were not heard of for so many seconds, and are not declared lost yet. */
  async silent(seconds: number): Promise<StoredNode[]> {
    const rows: NodeRow[] = await this.rows('gateway_nodes')
      .whereNull('lost_at')
      .whereRaw('heartbeat_at < now() - make_interval(secs => ?)', [seconds]);
    return rows.map(nodeOf);
  }

  /**
   * Which of these nodes take a session with such needs, the one with most room first. Sessions are counted as they are
   * stored, with those whose ticket was given out a moment ago, and not as gateways said half a beat before.
   */
  async roomy(names: string[], needs: NodeNeeds): Promise<string[]> {
    const live = this.rows('sessions')
      .whereIn('state', [...liveStates])
      .groupBy('node')
      .select('node')
      .count({ open: '*' });
    const taken = this.knex.raw('coalesce(live.open, 0)::float');
    const query = this.knex
      .from(this.rows('gateway_nodes').as('nodes'))
      .leftJoin(live.as('live'), 'live.node', 'nodes.id')
      .whereIn('nodes.id', names)
      .whereNotNull('approved_at')
      .whereNull('drain_until')
      .where({ stopping: false })
      .whereNull('lost_at')
      .whereRaw('? < capacity', [taken])
      // One that missed its beats may hang: it comes last, and is declared lost when it stays silent.
      .orderByRaw('heartbeat_at < now() - make_interval(secs => ?)', [
        lateSeconds,
      ])
      .orderByRaw('? / capacity, load, nodes.id', [taken])
      .select('nodes.id');
    if (needs.connector) query.where({ connector: true });
    if (needs.desktops) query.where({ desktops: true });
    if (needs.web) query.where({ web: true });
    const rows: { id: string }[] = await query;
    return rows.map(({ id }) => id);
  }
}

/** The gateway of a row. */
export function nodeOf(row: NodeRow): StoredNode {
  return {
    name: row.id,
    state: stateOf(row),
    fault: row.fault ?? undefined,
    embedded: row.embedded,
    version: row.program,
    sessions: row.sessions,
    capacity: row.capacity,
    load: row.load,
    connector: row.connector,
    desktops: row.desktops,
    web: row.web,
    heartbeatAt: row.heartbeat_at.toISOString(),
    fingerprint: row.fingerprint ?? undefined,
    approvedAt: row.approved_at?.toISOString(),
    approvedBy: row.approved_by ?? undefined,
    drainUntil: row.drain_until?.toISOString(),
    incarnation: row.incarnation,
    opens: row.opens,
    rowVersion: row.version,
  };
}

function stateOf(row: NodeRow): StoredNode['state'] {
  if (row.lost_at) return 'lost';
  if (!row.approved_at) return 'new';
  if (row.fault) return 'faulty';
  return row.drain_until || row.stopping ? 'draining' : 'up';
}
