import { stagedAssets } from './stagedAssets';

/** When assets were scanned, and what runs on them; no version goes up, nobody's edit is in the way. */
export const updateAssets = `
with ${stagedAssets},
said as (
  select
    asset.asset_id,
    max(staged.content ->> 'os') filter (where staged.content ->> 'os' <> '') as os,
    bool_or(coverage.id is not null) as is_covered
  from asset
  join scan_records as staged
    on staged.tenant_id = :tenant and staged.scan_import_id = :import and staged.kind = 'asset'
    and staged.asset_number = asset.asset_number
  left join scan_records as coverage
    on coverage.tenant_id = :tenant and coverage.scan_import_id = :import and coverage.kind = 'coverage'
    and coverage.asset_number = asset.asset_number
  where asset.older_than is null
  group by asset.asset_id
),
changed as (
  select
    known.id, known.os as old_os, known.scanned_at as old_scanned_at, known.version,
    coalesce(left(said.os, 200), known.os) as os,
    case when said.is_covered then greatest(known.scanned_at, cast(:at as timestamptz)) else known.scanned_at end as scanned_at
  from said join assets as known on known.tenant_id = :tenant and known.id = said.asset_id
),
updated as (
  update assets as known
  set os = changed.os, scanned_at = changed.scanned_at
  from changed
  where known.tenant_id = :tenant and known.id = changed.id
    and (known.os, known.scanned_at) is distinct from (changed.os, changed.scanned_at)
  returning known.id
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'asset', id, 'touch',
  jsonb_build_object('os', old_os, 'scanned_at', old_scanned_at), version
from updated join changed using (id)
on conflict on constraint scan_effects_are_one_for_each_row do nothing`;
