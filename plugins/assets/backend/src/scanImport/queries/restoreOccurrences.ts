/** Places become what they were; people decide about findings, not about places. */
export const restoreOccurrences = `
update finding_occurrences as known
set
  first_seen_at = was.first_seen_at,
  last_seen_at = was.last_seen_at,
  gone_at = was.gone_at,
  last_import_id = was.last_import_id,
  place = was.place,
  content = was.content,
  evidence = was.evidence,
  seen_as = was.seen_as,
  digest = null
from scan_effects as effect
join finding_occurrences as present on present.tenant_id = :tenant and present.id = effect.object_id
cross join lateral jsonb_populate_record(present, effect.before) as was
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'occurrence'
  and effect.before is not null
  and known.tenant_id = :tenant and known.id = present.id`;
