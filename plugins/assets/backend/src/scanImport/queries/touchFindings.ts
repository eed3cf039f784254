import { contentOf } from './contentOf';
import { scanColumns } from './scanColumns';

const { quiet } = scanColumns;
const changed = quiet
  .map(column => `seen.${column} is distinct from known.${column}`)
  .join(' or ');

/**
 * Findings that are as they were have been seen again. No version goes up: who looks at one may go on deciding about it.
 * One that was first seen earlier than anybody knew is due earlier.
 * Texts that are equal are not written again, since they lie outside their row. Without a record it says just the same.
 */
export const touchFindings = `
with seen as (
  select
    effect.object_id, effect.action, effect.before, effect.digest, said.*,
    effect.action = 'touch' and effect.record_id is not null as is_said
  from scan_effects as effect
  cross join lateral jsonb_to_record(
    case when effect.record_id is not null then ${contentOf('effect.record_id')} end) as said (
      first_seen_at timestamptz, stated_known_exploited boolean, stated_epss numeric(7, 6), raw jsonb)
  where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
    and effect.action in ('touch', 'date')
  offset 0
)
update findings as known
set
  first_seen_at = least(known.first_seen_at, seen.first_seen_at, cast(:at as timestamptz)),
  last_seen_at = greatest(known.last_seen_at, cast(:at as timestamptz)),
  last_import_id = case when seen.action = 'touch' then :import else known.last_import_id end,
  digest = case when seen.action = 'touch' then seen.digest else known.digest end,
  ${quiet
    .map(
      column =>
        `${column} = case when seen.is_said then seen.${column} else known.${column} end`,
    )
    .join(',\n  ')},
  ranked_at = case
    when least(seen.first_seen_at, cast(:at as timestamptz)) < known.first_seen_at then null
    when seen.is_said and (${changed}) then null
    else known.ranked_at end,
  raw = case when seen.is_said and jsonb_exists(seen.before, 'raw') then seen.raw else known.raw end
from seen
where known.tenant_id = :tenant and known.id = seen.object_id`;
