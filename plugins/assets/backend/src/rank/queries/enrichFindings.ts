import { PROVIDER } from '@wardroom/tenants-common';
import type { TransactionKnex } from '@wardroom/platform-node';

/**
 * Brings to a customer's findings what is known of their CVEs, and answers how many changed: known to be exploited if
 * any of them is, since the earliest day; the highest EPSS with the percentile of that same CVE.
 *
 * Where KEV was never read, or a finding has no CVE, "known to be exploited" stays null: nobody knows, which is not the
 * same as unlisted. Only findings that differ are written, and those alone have to be ranked anew. Their version stays:
 * nobody has decided anything about them, and an import can still be undone. Needs a scope with the provider.
 *
 * @param only - `unranked` looks at those alone that wait for their rank
 */
export async function enrichFindings(
  knex: TransactionKnex,
  tenant: string,
  only: 'all' | 'unranked',
): Promise<number> {
  const { rows } = await knex.raw<{ rows: { changed: number }[] }>(
    `with kev as (
       select exists (select from intelligence_feeds
         where tenant_id = ? and id = 'kev' and succeeded_at is not null) as is_read),
     looked_up as (
       select f.id,
         case when bool_or(kev.is_read) and count(cve.id) > 0
           then coalesce(bool_or(v.exploited_since is not null), false) end as known_exploited,
         min(v.exploited_since) as exploited_since,
         min(v.exploited_due_at) as exploited_due_at,
         coalesce(bool_or(v.exploited_by_ransomware), false) as exploited_by_ransomware,
         max(v.epss) as epss,
         (array_agg(v.epss_percentile order by v.epss desc nulls last, v.epss_percentile desc))[1] as epss_percentile
       from findings f
       cross join kev
       left join lateral (
         select distinct upper(u.id) as id from unnest(f.vulnerability_ids) u (id) where upper(u.id) like 'CVE-%'
       ) cve on true
       left join vulnerabilities v on v.tenant_id = ? and v.id = cve.id
       where f.tenant_id = ? and (? or f.ranked_at is null)
       group by f.id),
     changed as (
       update findings f
       set known_exploited = l.known_exploited, exploited_since = l.exploited_since,
         exploited_due_at = l.exploited_due_at, exploited_by_ransomware = l.exploited_by_ransomware,
         epss = l.epss, epss_percentile = l.epss_percentile, ranked_at = null
       from looked_up l
       where f.tenant_id = ? and f.id = l.id
         and (f.known_exploited, f.exploited_since, f.exploited_due_at, f.exploited_by_ransomware, f.epss, f.epss_percentile)
           is distinct from
           (l.known_exploited, l.exploited_since, l.exploited_due_at, l.exploited_by_ransomware, l.epss, l.epss_percentile)
       returning 1)
     select count(*)::int as changed from changed`,
    [PROVIDER, PROVIDER, tenant, only === 'all', tenant],
  );
  return rows[0].changed;
}
