import { stagedAssets } from './stagedAssets';

/**
 * Notes of which assets this scan is not the newest: a newer one of the same source has covered the asset with the same
 * scope, or with any where this file does not say what it has covered. What it shows of them is history.
 */
export const markOlderAssets = `
with ${stagedAssets},
scope as (
  select distinct asset.asset_id, coverage.content ->> 'scope' as scope
  from scan_records as coverage join asset using (asset_number)
  where coverage.tenant_id = :tenant and coverage.scan_import_id = :import and coverage.kind = 'coverage'
),
newer as (
  select covered.asset_id, max(covered.scanned_at) as scanned_at
  from scan_coverages as covered
  left join scope as same on same.asset_id = covered.asset_id and same.scope = covered.scope
  left join (select distinct asset_id from scope) as told on told.asset_id = covered.asset_id
  where covered.tenant_id = :tenant and covered.source = :source and covered.scanned_at > :at
    and (same.asset_id is not null or told.asset_id is null)
  group by covered.asset_id
)
update scan_records as staged
set older_than = newer.scanned_at
from newer
where staged.tenant_id = :tenant and staged.scan_import_id = :import and staged.kind = 'asset'
  and staged.asset_id = newer.asset_id`;
