/** A split after the import of an asset of which it has changed something. */
export const findLaterSplit = `
select whole.title as whole, part.title as part
from scan_imports as scan
join asset_splits as split on split.tenant_id = :tenant and split.created_at >= scan.ended_at
join assets as whole on whole.tenant_id = :tenant and whole.id = split.from_id
join assets as part on part.tenant_id = :tenant and part.id = split.into_id
where scan.tenant_id = :tenant and scan.id = :import and (
  exists (
    select from scan_coverages as covered
    where covered.tenant_id = :tenant and covered.scan_import_id = :import
      and covered.asset_id in (split.from_id, split.into_id))
  or exists (
    select from scan_effects as effect
    left join finding_occurrences as place
      on place.tenant_id = :tenant and place.id = effect.object_id and effect.noun = 'occurrence'
    left join asset_identifiers as identifier
      on identifier.tenant_id = :tenant and identifier.id = effect.object_id and effect.noun = 'identifier'
    left join findings as finding
      on finding.tenant_id = :tenant and finding.id in (place.finding_id, effect.object_id)
    where effect.tenant_id = :tenant and effect.scan_import_id = :import
      and (finding.asset_id in (split.from_id, split.into_id)
        or coalesce(identifier.asset_id, effect.object_id) in (split.from_id, split.into_id))))
limit 1`;
