import { scanColumns } from './scanColumns';

const { attributes, quiet } = scanColumns;

/** What a scan says anew of findings; those that return have their version from their transition. */
export const updateFindings = `
update findings as known
set
  ${[...attributes, ...quiet, 'raw'].map(column => `${column} = said.${column}`).join(', ')},
  tags = said.tags || array(select tag from unnest(known.tags) as tag where tag like 'vex:%'),
  search = lower(concat_ws(
    E'\\n', said.title, known.rule, array_to_string(said.vulnerability_ids, E'\\n'), assets.title, assets.name)),
  first_seen_at = least(known.first_seen_at, said.first_seen_at, cast(:at as timestamptz)),
  last_seen_at = cast(:at as timestamptz),
  last_import_id = :import,
  ranked_at = null,
  version = effect.version_after,
  updated_at = now()
from scan_effects as effect, scan_records as record, assets,
  lateral jsonb_populate_record(null::findings, record.content) as said
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action in ('update', 'return')
  and record.tenant_id = :tenant and record.id = effect.record_id
  and known.tenant_id = :tenant and known.id = effect.object_id
  and assets.tenant_id = :tenant and assets.id = known.asset_id`;
