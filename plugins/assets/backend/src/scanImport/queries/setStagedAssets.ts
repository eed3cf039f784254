/** Notes of each staged description which asset it is. */
export const setStagedAssets = `
update scan_records as staged
set asset_id = match."assetId"
from jsonb_to_recordset(cast(:rows as jsonb)) as match (number integer, "assetId" text)
where staged.tenant_id = :tenant and staged.scan_import_id = :import and staged.kind = 'asset'
  and staged.asset_number = match.number`;
