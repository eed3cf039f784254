import { contentOf } from './contentOf';
import { describedNames } from './describedNames';
import { seenOccurrences } from './seenOccurrences';

/** Adds the places that are new. */
export const createOccurrences = `
with ${seenOccurrences},
${describedNames},
made as (
  select seen.*
  from seen
  left join finding_occurrences as known
    on known.tenant_id = :tenant and known.finding_id = seen.finding_id and known.key = seen.key
  where known.id is null and seen.older_than is null
  offset 0
)
insert into finding_occurrences (
  tenant_id, id, finding_id, key, kind, place, port, content, evidence, first_seen_at, last_seen_at, last_import_id, digest,
  seen_as)
select
  :tenant, 'occ_' || substr(made.record_id, 5), made.finding_id, made.key, said.kind, said.place, said.port, said.content,
  said.evidence,
  least(cast(record.content ->> 'first_seen_at' as timestamptz), cast(:at as timestamptz)),
  cast(:at as timestamptz), :import, made.digest, described.seen_as
from made
join described using (asset_number)
cross join lateral (select ${contentOf('made.record_id')} as content offset 0) as record
cross join lateral jsonb_populate_record(null::finding_occurrences, record.content -> 'place') as said`;
