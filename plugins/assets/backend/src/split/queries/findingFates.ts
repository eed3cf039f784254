/**
 * Common table expression: what becomes of each finding of an asset of which identifiers are split off. `:moved` are the
 * names of those that go, `:telling` of those of the same kinds that stay: a place that was seen under both is on either
 * side. One of which nobody knows where it was seen stays with its finding.
 */
export const findingFates = `
fate as (
  select
    finding.id,
    case
      when finding.id = any(cast(:chosen as text[])) or bool_or(place.goes) and not bool_or(place.stays) then 'moved'
      when bool_or(place.goes) then 'doubled'
      when bool_or(known.seen_as is not null) then 'kept'
      else 'untold'
    end as fate
  from findings as finding
  left join finding_occurrences as known on known.tenant_id = :tenant and known.finding_id = finding.id
  cross join lateral (
    select
      coalesce(known.seen_as && cast(:moved as text[]), false) as goes,
      not coalesce(known.seen_as && cast(:moved as text[]), false)
        or known.seen_as && cast(:telling as text[]) as stays) as place
  where finding.tenant_id = :tenant and finding.asset_id = :from
  group by finding.tenant_id, finding.id
)`;
