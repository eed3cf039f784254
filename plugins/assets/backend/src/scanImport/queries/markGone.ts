/** Places that the scan has proved gone. */
export const markGone = `
update finding_occurrences as known
set gone_at = cast(:at as timestamptz)
from scan_effects as effect
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
  and effect.action = 'gone'
  and known.tenant_id = :tenant and known.id = effect.object_id`;
