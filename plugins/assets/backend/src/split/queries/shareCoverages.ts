/**
 * The scans that showed the findings of the other asset last have covered it: without that, what closes one would need no
 * proof. When it was scanned is when the newest of them was.
 */
export const shareCoverages = `
with seen as (
  select distinct known.last_import_id
  from findings as finding
  join finding_occurrences as known on known.tenant_id = :tenant and known.finding_id = finding.id
  where finding.tenant_id = :tenant and finding.asset_id = :into
),
covered as (
  insert into scan_coverages (tenant_id, id, scan_import_id, asset_id, source, scope, authenticated, ports, scanned_at)
  select
    :tenant, 'cov_' || gen_random_uuid(), scan_import_id, :into, source, scope, authenticated, ports, scanned_at
  from scan_coverages as known join seen on seen.last_import_id = known.scan_import_id
  where known.tenant_id = :tenant and known.asset_id = :from
  returning scanned_at
)
update assets as asset
set scanned_at = greatest(asset.scanned_at, (select max(scanned_at) from covered)), os = whole.os
from assets as whole
where asset.tenant_id = :tenant and asset.id = :into and whole.tenant_id = :tenant and whole.id = :from`;
