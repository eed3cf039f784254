/**
 * Assets that the import found, that nobody has edited, that no schedule names, and that have nothing else on them; their
 * identifiers go with them.
 */
export const removeDiscoveredAssets = `
delete from assets as asset
using scan_effects as effect
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'asset'
  and effect.action = 'create'
  and asset.tenant_id = :tenant and asset.id = effect.object_id and asset.version = effect.version_after
  and not exists (select from findings where findings.tenant_id = :tenant and findings.asset_id = asset.id)
  and not exists (
    select from scan_coverages where scan_coverages.tenant_id = :tenant and scan_coverages.asset_id = asset.id)
  and not exists (
    select from scan_schedules as schedule
    where schedule.tenant_id = :tenant and schedule.targets -> 'assets' @> to_jsonb(asset.id))
  and not exists (
    select from asset_identifiers as identifier
    left join scan_effects as added
      on added.tenant_id = :tenant and added.scan_import_id = :import and added.noun = 'identifier'
      and added.object_id = identifier.id
    where identifier.tenant_id = :tenant and identifier.asset_id = asset.id and added.id is null)
returning asset.name`;
