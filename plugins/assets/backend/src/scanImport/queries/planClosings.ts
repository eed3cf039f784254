/**
 * Findings of which no place is left, neither of their own nor of what was joined with them. What somebody has called
 * false, out of scope or a double stays as it is; the acceptance of a risk ends with the risk.
 */
export const planClosings = `
with emptied as (
  select distinct coalesce(finding.duplicate_of, finding.id) as finding_id
  from scan_effects as effect
  join finding_occurrences as known on known.tenant_id = :tenant and known.id = effect.object_id
  join findings as finding on finding.tenant_id = :tenant and finding.id = known.finding_id
  where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
    and effect.action = 'gone'
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'finding', known.id, 'close',
  jsonb_build_object('state', known.state, 'closed_at', known.closed_at), known.version + 1
from emptied
join findings as known on known.tenant_id = :tenant and known.id = emptied.finding_id
left join finding_occurrences as place
  on place.tenant_id = :tenant and place.finding_id = known.id and place.gone_at is null
where place.id is null and known.state = any(:closable)
  and not exists (
    select from findings as double
    join finding_occurrences as other
      on other.tenant_id = :tenant and other.finding_id = double.id and other.gone_at is null
    where double.tenant_id = :tenant and double.duplicate_of = known.id)`;
