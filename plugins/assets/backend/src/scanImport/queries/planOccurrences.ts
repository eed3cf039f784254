import { contentOf } from './contentOf';
import { seenOccurrences } from './seenOccurrences';

/**
 * Keeps what places were that are seen again, and notes which are new on a finding that was there. Those of new findings
 * go with their finding. Of what says the same as the scan before, the content is not looked at; what was seen at just
 * this time already is left as it is.
 */
export const planOccurrences = `
with ${seenOccurrences},
met as (
  select
    seen.record_id, seen.older_than, seen.digest, known.id, known.version, known.first_seen_at, known.last_seen_at,
    known.gone_at, known.last_import_id, known.place, known.content, known.evidence,
    coalesce(known.digest = seen.digest, false) as is_same
  from seen
  left join finding_occurrences as known
    on known.tenant_id = :tenant and known.finding_id = seen.finding_id and known.key = seen.key
  left join scan_effects as made
    on made.tenant_id = :tenant and made.scan_import_id = :import and made.noun = 'finding'
    and made.action = 'create' and made.object_id = seen.finding_id
  where made.id is null and (known.id is not null or seen.older_than is null)
  offset 0
),
planned as (
  select
    known.*, record.content -> 'place' as said,
    least(cast(record.content ->> 'first_seen_at' as timestamptz), cast(:at as timestamptz)) as said_at,
    case
      when id is null then 'create'
      when older_than is not null or last_seen_at > :at or gone_at >= :at then 'date'
      when is_same and last_seen_at = :at and gone_at is null then 'leave'
      else 'touch'
    end as action
  from met as known
  cross join lateral (
    select case when known.id is not null and not is_same then ${contentOf('known.record_id')} end as content
    offset 0) as record
  offset 0
)
insert into scan_effects
  (tenant_id, id, scan_import_id, noun, object_id, action, record_id, digest, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'occurrence', coalesce(id, 'occ_' || substr(record_id, 5)), action,
  case when action <> 'touch' or not is_same then record_id end,
  digest,
  case when action <> 'create' then
    jsonb_build_object(
      'first_seen_at', first_seen_at, 'last_seen_at', last_seen_at, 'gone_at', gone_at, 'last_import_id', last_import_id)
    || case when not is_same and (content is distinct from said -> 'content' or evidence is distinct from said ->> 'evidence')
      then jsonb_build_object('place', place, 'content', content, 'evidence', evidence) else '{}' end
  end,
  coalesce(version, 1)
from planned
where action <> 'leave' and (action <> 'date' or said_at < first_seen_at)`;
