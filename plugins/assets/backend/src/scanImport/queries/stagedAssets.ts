/** Common table expression: the assets of the file by their numbers, with the newer scan that has covered each. */
export const stagedAssets = `
asset as (
  select asset_number, asset_id, older_than
  from scan_records
  where tenant_id = :tenant and scan_import_id = :import and kind = 'asset'
)`;
