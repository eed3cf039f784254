import { describedNames } from './describedNames';

/**
 * Notes under which names this scan shows the places of some assets: of those that are not always called the same, so that
 * it can be told later which are whose. What was noted before is kept for an undo.
 */
export const noteNames = `
with ${describedNames},
shown as materialized (
  select described.asset_id, record.finding_key, record.occurrence_key, array_agg(distinct name order by name) as seen_as
  from scan_records as record
  join described using (asset_number)
  cross join lateral unnest(described.seen_as) as name
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
    and described.asset_id = any(cast(:assets as text[]))
  group by described.asset_id, record.finding_key, record.occurrence_key
),
found as (
  select finding.id, shown.occurrence_key, shown.seen_as
  from shown
  join findings as finding
    on finding.tenant_id = :tenant and finding.asset_id = shown.asset_id and finding.key = shown.finding_key
  offset 0
),
seen as materialized (
  select known.id, known.seen_as as was, found.seen_as
  from found
  join finding_occurrences as known
    on known.tenant_id = :tenant and known.finding_id = found.id and known.key = found.occurrence_key
  where known.last_import_id = :import and known.seen_as is distinct from found.seen_as
),
noted as (
  update finding_occurrences as known set seen_as = seen.seen_as
  from seen
  where known.tenant_id = :tenant and known.id = seen.id
  returning known.id, seen.was
)
update scan_effects as effect
set before = effect.before || jsonb_build_object('seen_as', noted.was)
from noted
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
  and effect.object_id = noted.id and effect.before is not null`;
