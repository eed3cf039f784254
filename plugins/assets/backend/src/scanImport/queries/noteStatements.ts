import { statedPlaces } from './statedPlaces';

/**
 * Shows on findings what their manufacturer says of all their places: as a tag and in the history. Whether somebody
 * believes it is a person's decision.
 */
export const noteStatements = `
with ${statedPlaces},
said as (
  select finding_id, 'vex:' || min(status) as tag, min(note) as note, count(*) as places
  from stated_place
  where status <> 'fixed'
  group by finding_id
  having min(status) = max(status)
),
noted as (
  select finding.id, finding.version, finding.tags, said.tag, said.note
  from said
  join findings as finding on finding.tenant_id = :tenant and finding.id = said.finding_id
  where not finding.tags @> array[said.tag]
    and said.places = (
      select count(*) from finding_occurrences as place
      where place.tenant_id = :tenant and place.finding_id = finding.id and place.gone_at is null)
),
updated as (
  update findings as finding
  set
    tags = array(select tag from unnest(noted.tags) as tag where tag not like 'vex:%') || noted.tag,
    version = finding.version + 1,
    updated_at = now()
  from noted
  where finding.tenant_id = :tenant and finding.id = noted.id
)
insert into scan_effects as effect
  (tenant_id, id, scan_import_id, noun, object_id, action, before, version_after, note)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'finding', id, 'note', jsonb_build_object('tags', tags), version + 1, note
from noted
on conflict on constraint scan_effects_are_one_for_each_row do update
set
  action = case when effect.action in ('touch', 'date') then 'note' else effect.action end,
  before = excluded.before || effect.before,
  version_after = excluded.version_after,
  note = excluded.note`;
