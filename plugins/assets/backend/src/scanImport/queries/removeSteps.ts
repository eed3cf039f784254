/** Steps that are taken back; those of findings that stay are their history. */
export const removeSteps = `
delete from finding_steps as step
using scan_effects as effect, findings as finding
where step.tenant_id = :tenant and step.scan_import_id = :import
  and effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.object_id = step.finding_id
  and finding.tenant_id = :tenant and finding.id = step.finding_id and finding.version = effect.version_after`;
