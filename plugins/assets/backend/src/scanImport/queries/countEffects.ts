import { stagedAssets } from './stagedAssets';

/** What the import has done, and what its records changed nothing by. */
export const countEffects = `
with ${stagedAssets},
met as (
  select
    record.kind, finding.id, asset.older_than is not null or finding.last_seen_at > :at or finding.closed_at > :at as is_older,
    greatest(asset.older_than, finding.last_seen_at, finding.closed_at) as newer
  from scan_records as record
  join asset using (asset_number)
  left join findings as finding
    on finding.tenant_id = :tenant and finding.asset_id = asset.asset_id and finding.key = record.finding_key
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind in ('finding', 'fixed')
),
skipped as (
  select
    case
      when kind = 'finding' then 'older than the scan of ' || to_char(newer at time zone 'UTC', 'YYYY-MM-DD')
      else 'fixed, and not on record'
    end as reason,
    cast(count(*) as integer) as records
  from met
  where kind = 'fixed' and id is null or kind = 'finding' and is_older
  group by reason
),
done as (
  select noun, action, cast(count(*) as integer) as number
  from scan_effects
  where tenant_id = :tenant and scan_import_id = :import
  group by noun, action
),
same as (
  select cast(count(distinct met.id) as integer) as number
  from met
  left join scan_effects as effect
    on effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
    and effect.object_id = met.id
  where met.kind = 'finding' and met.is_older is not true and effect.id is null
)
select
  (select cast(count(*) as integer) from met) as records,
  (select coalesce(jsonb_object_agg(action, number), '{}') from done where noun = 'finding') as findings,
  (select number from same) as same,
  (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'records', records) order by reason), '[]')
   from skipped) as skipped,
  (select cast(count(distinct asset_id) as integer) from asset) as assets,
  coalesce((select number from done where noun = 'asset' and action = 'create'), 0) as discovered`;
