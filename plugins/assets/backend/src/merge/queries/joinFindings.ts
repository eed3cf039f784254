const pairs = `unnest(cast(:gone as text[]), cast(:kept as text[])) as pair (gone, kept)`;

/**
 * The places of each pair, asked for pair by pair: two keys at once are found by the index and by no other way of joining,
 * and a planner that takes places for few would compare every place of the customer with every pair.
 */
const places = `
     ${pairs}
     cross join lateral (
       select id, finding_id, key, first_seen_at, last_seen_at, gone_at, seen_as
       from finding_occurrences
       where tenant_id = :tenant and finding_id in (pair.gone, pair.kept)
       offset 0) as place`;

/**
 * Makes one finding of each pair, in this order; what is left with the finding that is gone goes with it. Halves of one
 * finding have a history in common, which stands once. Places are counted by key and not joined: a finding may have thousands.
 */
export const joinFindings = [
  `with twin as (
     select
       min(place.id) filter (where place.finding_id = pair.kept) as id,
       min(place.first_seen_at) as first_seen_at,
       max(place.last_seen_at) as last_seen_at,
       case when bool_and(place.gone_at is not null) then max(place.gone_at) end as gone_at,
       min(place.seen_as) filter (where place.finding_id = pair.kept) as seen_as,
       min(place.seen_as) filter (where place.finding_id = pair.gone) as seen_as_too
     from ${places}
     group by pair.kept, place.key
     having count(*) = 2
   )
   update finding_occurrences same
   set first_seen_at = twin.first_seen_at, last_seen_at = twin.last_seen_at, gone_at = twin.gone_at,
     seen_as = case when twin.seen_as is not null or twin.seen_as_too is not null
       then array(select distinct name from unnest(twin.seen_as || twin.seen_as_too) as name order by name) end,
     version = same.version + 1, updated_at = now()
   from twin
   where same.tenant_id = :tenant and same.id = twin.id`,
  `with alone as (
     select min(place.id) as id, pair.kept
     from ${places}
     group by pair.kept, place.key
     having count(*) = 1 and min(place.finding_id) <> pair.kept
   )
   update finding_occurrences moved
   set finding_id = alone.kept, version = moved.version + 1, updated_at = now()
   from alone
   where moved.tenant_id = :tenant and moved.id = alone.id`,
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
  `update joined_findings known set finding_id = pair.kept, updated_at = now()
   from ${pairs} where known.tenant_id = :tenant and known.finding_id = pair.gone`,
  `insert into joined_findings (tenant_id, id, finding_id)
   select :tenant, pair.gone, pair.kept from ${pairs}`,
  `delete from findings where tenant_id = :tenant and id = any(cast(:gone as text[]))`,
];
