import { contentOf } from './contentOf';
import { scanColumns } from './scanColumns';
import { stagedAssets } from './stagedAssets';

const columns = [
  ...scanColumns.attributes,
  ...scanColumns.quiet,
  'tags',
  'raw',
];

/** Adds the findings that are new. Nobody has ranked them yet. */
export const createFindings = `
with ${stagedAssets},
made as (
  select effect.object_id, effect.record_id, effect.digest, record.finding_key, assets.id as asset_id, assets.title, assets.name
  from scan_effects as effect
  join scan_records as record on record.tenant_id = :tenant and record.id = effect.record_id
  join asset using (asset_number)
  join assets on assets.tenant_id = :tenant and assets.id = asset.asset_id
  where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
    and effect.action = 'create'
  offset 0
)
insert into findings (
  tenant_id, id, asset_id, source, key, key_version, rule, state, search, sla_started_at, first_seen_at, last_seen_at,
  last_import_id, digest, ${columns.join(', ')})
select
  :tenant, made.object_id, made.asset_id, :source, made.finding_key, :keyVersion, said.rule, :state,
  lower(concat_ws(E'\\n', said.title, said.rule, array_to_string(said.vulnerability_ids, E'\\n'), made.title, made.name)),
  cast(:at as timestamptz), least(said.first_seen_at, cast(:at as timestamptz)), cast(:at as timestamptz), :import,
  made.digest, ${columns.map(column => `said.${column}`).join(', ')}
from made
cross join lateral jsonb_populate_record(null::findings, ${contentOf('made.record_id')}) as said`;
