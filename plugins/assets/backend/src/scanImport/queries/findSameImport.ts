/** The newest import of its source that stands, if it was of the same file and said the same of it. */
export const findSameImport = `
select same.source, same.scanner, same.scanned_at, same.warnings, same.warning_count, same.counts, same.ended_at
from scan_imports as scan
join scan_imports as same
  on same.tenant_id = :tenant and same.state = 'done' and same.sha256 = scan.sha256 and same.closes = scan.closes
  and same.format is not distinct from scan.format and same.asset_id is not distinct from scan.asset_id
where scan.tenant_id = :tenant and scan.id = :import
  and not exists (
    select from scan_imports as later
    where later.tenant_id = :tenant and later.source = same.source and later.state = 'done'
      and (later.ended_at > same.ended_at or later.ended_at = same.ended_at and later.id < same.id))
limit 1`;
