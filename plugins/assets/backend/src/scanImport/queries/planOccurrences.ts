import { seenOccurrences } from './seenOccurrences';

/**
 * Keeps what places were that are seen again, and notes which are new on a finding that was there. Those of new findings
 * go with their finding.
 */
export const planOccurrences = `
with ${seenOccurrences},
planned as (
  select
    seen.record_id, known.*,
    case
      when known.id is null then 'create'
      when seen.older_than is null and known.last_seen_at <= :at and coalesce(known.gone_at < :at, true) then 'touch'
      else 'date'
    end as action,
    said.first_seen_at as said_at, said.content as said_content, said.evidence as said_evidence
  from seen
  join scan_records as record on record.tenant_id = :tenant and record.id = seen.record_id
  cross join lateral (
    select
      least(cast(record.content ->> 'first_seen_at' as timestamptz), cast(:at as timestamptz)) as first_seen_at,
      record.content -> 'place' -> 'content' as content,
      record.content -> 'place' ->> 'evidence' as evidence) as said
  left join finding_occurrences as known
    on known.tenant_id = :tenant and known.finding_id = seen.finding_id and known.key = seen.key
  left join scan_effects as made
    on made.tenant_id = :tenant and made.scan_import_id = :import and made.noun = 'finding'
    and made.action = 'create' and made.object_id = seen.finding_id
  where made.id is null and (known.id is not null or seen.older_than is null)
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, record_id, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'occurrence', coalesce(id, 'occ_' || substr(record_id, 5)), action,
  record_id,
  case when action <> 'create' then
    jsonb_build_object(
      'first_seen_at', first_seen_at, 'last_seen_at', last_seen_at, 'gone_at', gone_at, 'last_import_id', last_import_id)
    || case when content is distinct from said_content or evidence is distinct from said_evidence
      then jsonb_build_object('place', place, 'content', content, 'evidence', evidence) else '{}' end
  end,
  coalesce(version, 1)
from planned
where action <> 'date' or said_at < first_seen_at`;
