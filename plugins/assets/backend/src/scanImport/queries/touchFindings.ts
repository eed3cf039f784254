import { scanColumns } from './scanColumns';

const { quiet } = scanColumns;
const changed = quiet
  .map(column => `said.${column} is distinct from known.${column}`)
  .join(' or ');

/**
 * Findings that are as they were have been seen again. No version goes up: who looks at one may go on deciding about it.
 * One that was first seen earlier than anybody knew is due earlier.
 * Texts that are equal are not written again, since they lie outside their row.
 */
export const touchFindings = `
update findings as known
set
  first_seen_at = least(known.first_seen_at, said.first_seen_at, cast(:at as timestamptz)),
  last_seen_at = greatest(known.last_seen_at, cast(:at as timestamptz)),
  last_import_id = case when effect.action = 'touch' then :import else known.last_import_id end,
  ${quiet
    .map(
      column =>
        `${column} = case when effect.action = 'touch' then said.${column} else known.${column} end`,
    )
    .join(',\n  ')},
  ranked_at = case
    when least(said.first_seen_at, cast(:at as timestamptz)) < known.first_seen_at then null
    when effect.action = 'touch' and (${changed}) then null
    else known.ranked_at end,
  raw = case when effect.action = 'touch' and jsonb_exists(effect.before, 'raw') then said.raw else known.raw end
from scan_effects as effect, scan_records as record,
  lateral jsonb_to_record(record.content) as said (
    first_seen_at timestamptz, stated_known_exploited boolean, stated_epss numeric(7, 6), raw jsonb)
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action in ('touch', 'date')
  and record.tenant_id = :tenant and record.id = effect.record_id
  and known.tenant_id = :tenant and known.id = effect.object_id`;
