/** What the scan said of assets. */
export const restoreAssets = `
update assets as asset
set os = was.os, scanned_at = was.scanned_at
from scan_effects as effect
join assets as present on present.tenant_id = :tenant and present.id = effect.object_id
cross join lateral jsonb_populate_record(present, effect.before) as was
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'asset'
  and effect.before is not null
  and asset.tenant_id = :tenant and asset.id = present.id`;
