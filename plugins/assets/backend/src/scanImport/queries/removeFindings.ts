/** Findings that the import made and nobody has touched since; their places and steps go with them. */
export const removeFindings = `
delete from findings as finding
using scan_effects as effect
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action = 'create'
  and finding.tenant_id = :tenant and finding.id = effect.object_id and finding.version = effect.version_after`;
