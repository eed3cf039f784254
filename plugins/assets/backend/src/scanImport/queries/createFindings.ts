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
with ${stagedAssets}
insert into findings (
  tenant_id, id, asset_id, source, key, key_version, rule, state, search, sla_started_at, first_seen_at, last_seen_at,
  last_import_id, ${columns.join(', ')})
select
  :tenant, effect.object_id, assets.id, :source, record.finding_key, :keyVersion, said.rule, :state,
  lower(concat_ws(E'\\n', said.title, said.rule, array_to_string(said.vulnerability_ids, E'\\n'), assets.title, assets.name)),
  cast(:at as timestamptz), least(said.first_seen_at, cast(:at as timestamptz)), cast(:at as timestamptz), :import,
  ${columns.map(column => `said.${column}`).join(', ')}
from scan_effects as effect
join scan_records as record on record.tenant_id = :tenant and record.id = effect.record_id
join asset using (asset_number)
join assets on assets.tenant_id = :tenant and assets.id = asset.asset_id
cross join lateral jsonb_populate_record(null::findings, record.content) as said
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action = 'create'`;
