import { PROVIDER } from '@wardroom/tenants-common';
import type { TransactionKnex } from '@wardroom/platform-node';
import type { EpssRelease } from '../readEpss';

/**
 * Makes the scores of CVEs those of one day, and answers how many changed. One statement for all 300,000 of them, so
 * that no two models mix; scores that are the same, at the precision that is kept, are not written again.
 */
export async function replaceScores(
  knex: TransactionKnex,
  { ids, scores, percentiles }: EpssRelease,
): Promise<number> {
  const { rows } = await knex.raw<{ rows: { changed: number }[] }>(
    `with scored as materialized (
       select id, score::numeric(7, 6) as score, percentile::numeric(7, 6) as percentile
       from unnest(?::text[], ?::numeric[], ?::numeric[]) as s (id, score, percentile)),
     dropped as (
       update vulnerabilities v
       set epss = null, epss_percentile = null, version = version + 1, updated_at = now()
       where v.tenant_id = ? and v.epss is not null and not exists (select from scored s where s.id = v.id)
       returning 1),
     written as (
       insert into vulnerabilities as v (tenant_id, id, epss, epss_percentile)
       select ?, id, score, percentile from scored
       on conflict (tenant_id, id) do update
       set epss = excluded.epss, epss_percentile = excluded.epss_percentile, version = v.version + 1, updated_at = now()
       where (v.epss, v.epss_percentile) is distinct from (excluded.epss, excluded.epss_percentile)
       returning 1)
     select ((select count(*) from dropped) + (select count(*) from written))::int as changed`,
    [ids, scores, percentiles, PROVIDER, PROVIDER],
  );
  return rows[0].changed;
}
