/** The assets of a file as it describes them. */
export const findDescribedAssets = `
select
  asset_number as number,
  coalesce(content ->> 'name', '') as name,
  coalesce(content ->> 'os', '') as os,
  coalesce(content -> 'identifiers', '[]') as identifiers,
  content ->> 'named' as named
from scan_records
where tenant_id = :tenant and scan_import_id = :import and kind = 'asset'`;
