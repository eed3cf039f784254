import { contentOf } from './contentOf';
import { scanColumns } from './scanColumns';

const { attributes, quiet } = scanColumns;

/**
 * What a scan says anew of findings; those that return have their version from their transition. Of one that returns for
 * its double it says nothing.
 */
export const updateFindings = `
with seen as (
  select effect.object_id, effect.version_after, effect.digest as new_digest, said.*
  from scan_effects as effect
  cross join lateral jsonb_populate_record(null::findings, ${contentOf('effect.record_id')}) as said
  where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
    and effect.action in ('update', 'return') and effect.record_id is not null
  offset 0
)
update findings as known
set
  ${[...attributes, ...quiet, 'raw'].map(column => `${column} = said.${column}`).join(', ')},
  tags = said.tags || array(select tag from unnest(known.tags) as tag where tag like 'vex:%'),
  search = lower(concat_ws(
    E'\\n', said.title, known.rule, array_to_string(said.vulnerability_ids, E'\\n'), assets.title, assets.name)),
  first_seen_at = least(known.first_seen_at, said.first_seen_at, cast(:at as timestamptz)),
  last_seen_at = cast(:at as timestamptz),
  last_import_id = :import,
  digest = said.new_digest,
  ranked_at = null,
  version = said.version_after,
  updated_at = now()
from seen as said, assets
where known.tenant_id = :tenant and known.id = said.object_id
  and assets.tenant_id = :tenant and assets.id = known.asset_id`;
