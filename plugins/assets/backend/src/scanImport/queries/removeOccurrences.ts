/** Places that the import added to findings that were there. */
export const removeOccurrences = `
delete from finding_occurrences as known
using scan_effects as effect
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
  and effect.action = 'create'
  and known.tenant_id = :tenant and known.id = effect.object_id`;
