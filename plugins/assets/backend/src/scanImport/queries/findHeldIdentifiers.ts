/** All identifiers of the assets that hold one of those in the file. The tenant's own: nobody else's asset can be meant. */
export const findHeldIdentifiers = `
with wanted as (
  select distinct said.kind, said.value, coalesce(said.zone, '') as zone
  from scan_records
  cross join lateral jsonb_to_recordset(content -> 'identifiers') as said (kind text, value text, zone text)
  where tenant_id = :tenant and scan_import_id = :import and scan_records.kind = 'asset'
),
holder as (
  select distinct asset_id
  from asset_identifiers join wanted using (kind, value, zone)
  where tenant_id = :tenant
)
select asset_id as "assetId", kind, value, zone, not_of as "notOf"
from asset_identifiers join holder using (asset_id)
where tenant_id = :tenant`;
