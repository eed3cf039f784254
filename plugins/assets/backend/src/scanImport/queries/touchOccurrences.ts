/** Places that are seen again, also those that were gone. */
export const touchOccurrences = `
update finding_occurrences as known
set
  first_seen_at = least(
    known.first_seen_at, cast(record.content ->> 'first_seen_at' as timestamptz), cast(:at as timestamptz)),
  last_seen_at = case when effect.action = 'touch' then cast(:at as timestamptz) else known.last_seen_at end,
  last_import_id = case when effect.action = 'touch' then :import else known.last_import_id end,
  gone_at = case when effect.action = 'date' then known.gone_at end,
  place = ${changed(`record.content -> 'place' ->> 'place'`, 'place')},
  content = ${changed(`record.content -> 'place' -> 'content'`, 'content')},
  evidence = ${changed(`record.content -> 'place' ->> 'evidence'`, 'evidence')}
from scan_effects as effect, scan_records as record
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
  and effect.action in ('touch', 'date')
  and record.tenant_id = :tenant and record.id = effect.record_id
  and known.tenant_id = :tenant and known.id = effect.object_id`;

/** Only where it is not the same: equal texts would be stored again. */
function changed(said: string, column: string): string {
  return `case when effect.action = 'touch' and jsonb_exists(effect.before, '${column}') then ${said} else known.${column} end`;
}
