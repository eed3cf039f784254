import type { TransactionKnex } from '@wardroom/platform-node';

/** A finding with all that its rank and its due date depend on, as stored. */
export type UnrankedRow = {
  id: string;
  severity: number;
  score: string | null;
  stated_known_exploited: boolean | null;
  stated_epss: string | null;
  known_exploited: boolean | null;
  exploited_since: Date | null;
  exploited_due_at: Date | null;
  exploited_by_ransomware: boolean;
  epss: string | null;
  epss_percentile: string | null;
  fix_available: boolean | null;
  first_seen_at: Date;
  returned_at: Date | null;
  criticality: number;
  exposure: string;
};

/**
 * The next findings of a customer that wait for their rank, locked until they have it: whoever changes one of them
 * meanwhile waits, and then marks it again. What somebody else holds is left to him; nothing waits here, so that no two
 * transactions wait for each other.
 *
 * They are taken in the order of their ids, each time from where the last time ended: the index of those that wait still
 * has the ranked ones until it is vacuumed, and who began at its start would step over all of them each time.
 *
 * They are chosen before they are read: in one statement, a planner that knows nothing yet of what an import has just
 * written joins all findings of the customer to their assets, for each page of them.
 *
 * @param page - `after`: id of the last one taken
 */
export async function takeUnranked(
  knex: TransactionKnex,
  tenant: string,
  { after, limit }: { after: string; limit: number },
): Promise<UnrankedRow[]> {
  const next = await knex.raw<{ rows: { id: string }[] }>(
    `select id from findings where tenant_id = ? and ranked_at is null and id > ?
     order by id limit ? for update skip locked`,
    [tenant, after, limit],
  );
  const ids = next.rows.map(row => row.id);
  const { rows } = await knex.raw<{ rows: UnrankedRow[] }>(
    `select f.id, f.severity, f.score, f.stated_known_exploited, f.stated_epss, f.known_exploited, f.exploited_since,
       f.exploited_due_at, f.exploited_by_ransomware, f.epss, f.epss_percentile, f.fix_available, f.first_seen_at,
       (select max(s.created_at) from (
          select created_at, state, lag(state) over (order by created_at, id) as before
          from finding_steps where tenant_id = f.tenant_id and finding_id = f.id) s
        where s.before = 'closed' and s.state <> 'closed') as returned_at,
       a.criticality, a.exposure
     from findings f join assets a on a.tenant_id = f.tenant_id and a.id = f.asset_id
     where f.tenant_id = ? and f.id = any (?)
     order by f.id`,
    [tenant, ids],
  );
  return rows;
}
