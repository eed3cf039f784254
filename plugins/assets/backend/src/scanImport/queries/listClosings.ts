/** The first of the findings that the import would close, most pressing first, as people know them. */
export const listClosings = `
select finding.id, finding.title, finding.severity, asset.title as asset
from scan_effects as effect
join findings as finding on finding.tenant_id = :tenant and finding.id = effect.object_id
join assets as asset on asset.tenant_id = :tenant and asset.id = finding.asset_id
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action = 'close'
order by finding.rank desc, finding.id
limit 100`;
