import { seenOccurrences } from './seenOccurrences';

/** Adds the places that are new. */
export const createOccurrences = `
with ${seenOccurrences}
insert into finding_occurrences (
  tenant_id, id, finding_id, key, kind, place, port, content, evidence, first_seen_at, last_seen_at, last_import_id)
select
  :tenant, 'occ_' || substr(record.id, 5), seen.finding_id, seen.key, said.kind, said.place, said.port, said.content,
  said.evidence,
  least(cast(record.content ->> 'first_seen_at' as timestamptz), cast(:at as timestamptz)),
  cast(:at as timestamptz), :import
from seen
join scan_records as record on record.tenant_id = :tenant and record.id = seen.record_id
cross join lateral jsonb_populate_record(null::finding_occurrences, record.content -> 'place') as said
left join finding_occurrences as known
  on known.tenant_id = :tenant and known.finding_id = seen.finding_id and known.key = seen.key
where known.id is null and seen.older_than is null`;
