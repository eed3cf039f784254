const pairs = `unnest(cast(:gone as text[]), cast(:kept as text[])) as pair (gone, kept)`;

/**
 * Makes one finding of each pair, in this order; what is left with the finding that is gone goes with it. Halves of one
 * finding have a history in common, which stands once.
 */
export const joinFindings = [
  `update finding_occurrences same
   set first_seen_at = least(same.first_seen_at, other.first_seen_at),
     last_seen_at = greatest(same.last_seen_at, other.last_seen_at),
     gone_at = case when same.gone_at is null or other.gone_at is null then null else greatest(same.gone_at, other.gone_at) end,
     seen_as = case when same.seen_as is not null or other.seen_as is not null
       then array(select distinct name from unnest(same.seen_as || other.seen_as) as name order by name) end,
     version = same.version + 1, updated_at = now()
   from ${pairs}
   join finding_occurrences other on other.tenant_id = :tenant and other.finding_id = pair.gone
   where same.tenant_id = :tenant and same.finding_id = pair.kept and same.key = other.key`,
  `update finding_occurrences moved
   set finding_id = pair.kept, version = moved.version + 1, updated_at = now()
   from ${pairs}
   where moved.tenant_id = :tenant and moved.finding_id = pair.gone and not exists (
     select from finding_occurrences same
     where same.tenant_id = :tenant and same.finding_id = pair.kept and same.key = moved.key)`,
  `delete from finding_steps twice
   using ${pairs}
   join finding_steps known on known.tenant_id = :tenant and known.finding_id = pair.kept
   where twice.tenant_id = :tenant and twice.finding_id = pair.gone
     and (twice.created_at, twice.action, twice.actor, twice.state, twice.note, twice.changes)
       = (known.created_at, known.action, known.actor, known.state, known.note, known.changes)`,
  `update finding_steps moved set finding_id = pair.kept
   from ${pairs} where moved.tenant_id = :tenant and moved.finding_id = pair.gone`,
  `update findings kept
   set first_seen_at = least(kept.first_seen_at, other.first_seen_at),
     last_seen_at = greatest(kept.last_seen_at, other.last_seen_at),
     ranked_at = null, version = kept.version + 1, updated_at = now()
   from ${pairs}
   join findings other on other.tenant_id = :tenant and other.id = pair.gone
   where kept.tenant_id = :tenant and kept.id = pair.kept`,
  `update findings others set duplicate_of = pair.kept
   from ${pairs} where others.tenant_id = :tenant and others.duplicate_of = pair.gone`,
  `update findings others set half_of = nullif(pair.kept, others.id)
   from ${pairs} where others.tenant_id = :tenant and others.half_of = pair.gone`,
  `update risk_acceptances accepted
   set finding_ids = (
     select array_agg(distinct coalesce(pair.kept, one.id))
     from unnest(accepted.finding_ids) as one (id) left join ${pairs} on pair.gone = one.id)
   where accepted.tenant_id = :tenant and accepted.finding_ids && cast(:gone as text[])`,
  `delete from findings where tenant_id = :tenant and id = any(cast(:gone as text[]))`,
];
