/**
 * Findings that a request means by those that it names: these, or what a join of assets has made of them; what they are
 * hidden behind, for as long as they are; and their halves that are in the request since a split.
 */
export const meantFindings = `
with recursive meant (id) as (
  select id from (
    select unnest(cast(:ids as text[])) as id
    union
    select finding_id from joined_findings
    where tenant_id = :tenant and id = any(cast(:ids as text[]))) as named
  union
  select next.id
  from meant
  cross join lateral (
    select hidden.duplicate_of as id from findings as hidden
    where hidden.tenant_id = :tenant and hidden.id = meant.id and hidden.duplicate_of is not null
    union all
    select half.id from findings as half
    where half.tenant_id = :tenant and half.intervention_id = :request and half.half_of = meant.id) as next
)
select id from meant`;
