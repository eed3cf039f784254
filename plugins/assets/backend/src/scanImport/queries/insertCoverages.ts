import { stagedAssets } from './stagedAssets';

/** What this scan has covered. */
export const insertCoverages = `
with ${stagedAssets},
covered as (
  select distinct
    asset.asset_id,
    coverage.content ->> 'scope' as scope,
    cast(coverage.content ->> 'authenticated' as boolean) as authenticated,
    coverage.content ->> 'ports' as ports
  from scan_records as coverage join asset using (asset_number)
  where coverage.tenant_id = :tenant and coverage.scan_import_id = :import and coverage.kind = 'coverage'
)
insert into scan_coverages (tenant_id, id, scan_import_id, asset_id, source, scope, authenticated, ports, scanned_at)
select
  :tenant, 'cov_' || gen_random_uuid(), :import, asset_id, :source, scope, authenticated, ports, cast(:at as timestamptz)
from covered`;
