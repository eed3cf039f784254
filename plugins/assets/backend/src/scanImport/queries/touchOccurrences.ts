import { contentOf } from './contentOf';

/** Places that are seen again, also those that were gone. */
export const touchOccurrences = `
with seen as (
  select
    effect.object_id, effect.action, effect.before, effect.digest, record.content -> 'place' as said,
    cast(record.content ->> 'first_seen_at' as timestamptz) as first_seen_at
  from scan_effects as effect
  cross join lateral (
    select case when effect.record_id is not null then ${contentOf('effect.record_id')} end as content
    offset 0) as record
  where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
    and effect.action in ('touch', 'date')
  offset 0
)
update finding_occurrences as known
set
  first_seen_at = least(known.first_seen_at, seen.first_seen_at, cast(:at as timestamptz)),
  last_seen_at = case when seen.action = 'touch' then cast(:at as timestamptz) else known.last_seen_at end,
  last_import_id = case when seen.action = 'touch' then :import else known.last_import_id end,
  gone_at = case when seen.action = 'date' then known.gone_at end,
  digest = case when seen.action = 'touch' then seen.digest else known.digest end,
  place = ${changed(`said ->> 'place'`, 'place')},
  content = ${changed(`said -> 'content'`, 'content')},
  evidence = ${changed(`said ->> 'evidence'`, 'evidence')}
from seen
where known.tenant_id = :tenant and known.id = seen.object_id`;

/** Only where it is not the same: equal texts would be stored again. */
function changed(said: string, column: string): string {
  return `case when seen.action = 'touch' and jsonb_exists(seen.before, '${column}') then ${said} else known.${column} end`;
}
