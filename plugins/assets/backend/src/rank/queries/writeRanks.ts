import type { TransactionKnex } from '@wardroom/platform-node';
import type { Due, Rank } from '@wardroom/assets-common';

/** Stands for "nothing is due" in the order of the list. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** What was worked out for a finding. */
export type RankedFinding = { id: string; rank: Rank; due: Due };

/** Writes ranks and due dates of many findings in one statement. Their versions stay: nobody decided anything. */
export async function writeRanks(
  knex: TransactionKnex,
  tenant: string,
  ranked: RankedFinding[],
): Promise<void> {
  const rows = ranked.map(({ id, rank, due }) => ({
    ...{ id, rank: rank.rank, rank_parts: rank.parts },
    ...{ due_at: due.dueAt ?? NEVER, due_parts: due.parts },
    sla_started_at: due.startedAt,
  }));
  await knex.raw(
    `update findings f
     set rank = r.rank, rank_parts = r.rank_parts, due_at = r.due_at, due_parts = r.due_parts,
       sla_started_at = r.sla_started_at, ranked_at = now()
     from jsonb_to_recordset(?::jsonb) as r (id text, rank smallint, rank_parts jsonb, due_at timestamptz,
       due_parts jsonb, sla_started_at timestamptz)
     where f.tenant_id = ? and f.id = r.id`,
    [JSON.stringify(rows), tenant],
  );
}
