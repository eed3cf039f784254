/** How many rows the import has changed, and findings that somebody else has changed since: they stay. */
export const countKept = `
select
  cast(count(*) as integer) as effects,
  cast(count(*) filter (
    where effect.action not in ('touch', 'date') and finding.version <> effect.version_after) as integer) as kept
from scan_effects as effect
left join findings as finding
  on finding.tenant_id = :tenant and finding.id = effect.object_id and effect.noun = 'finding'
where effect.tenant_id = :tenant and effect.scan_import_id = :import`;
