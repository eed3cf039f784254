/**
 * The versions of findings that are taken back have gone on: the imports before this one find them as they left them.
 */
export const carryVersions = `
update scan_effects as older
set version_after = effect.version_after + 1
from scan_effects as effect
join findings as finding on finding.tenant_id = :tenant and finding.id = effect.object_id
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action not in ('touch', 'date', 'create') and finding.version = effect.version_after
  and older.tenant_id = :tenant and older.scan_import_id <> :import and older.noun = 'finding'
  and older.object_id = effect.object_id and older.version_after = effect.version_after - 1`;
