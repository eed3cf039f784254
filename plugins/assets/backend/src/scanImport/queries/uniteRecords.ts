import { stagedAssets } from './stagedAssets';

/**
 * Several records may show one weakness, at several places or twice. One of them speaks for it: the worst, and of those
 * the first by content. What they list, it lists all of, so that the order of a file is no difference.
 */
export const uniteRecords = `
with ${stagedAssets},
member as (
  select
    record.id, asset.asset_id, record.finding_key, record.content,
    row_number() over same as place,
    count(*) over (partition by asset.asset_id, record.finding_key) as members
  from scan_records as record join asset using (asset_number)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
  window same as (partition by asset.asset_id, record.finding_key order by record.severity, record.digest)
),
several as (
  select
    min(id) filter (where place = 1) as id,
    jsonb_agg(content -> 'vulnerability_ids') as ids,
    jsonb_agg(content -> 'cwes') as cwes,
    jsonb_agg(content -> 'tags') as tags,
    min(content ->> 'first_seen_at') as first_seen_at
  from member
  where members > 1
  group by asset_id, finding_key
  having count(distinct jsonb_build_array(
    content -> 'vulnerability_ids', content -> 'cwes', content -> 'tags', content -> 'first_seen_at')) > 1
)
update scan_records as speaker
set content = speaker.content || jsonb_strip_nulls(jsonb_build_object(
  'vulnerability_ids', (${united('ids')}),
  'cwes', (${united('cwes')}),
  'tags', (${united('tags')}),
  'first_seen_at', several.first_seen_at))
from several
where speaker.tenant_id = :tenant and speaker.id = several.id`;

function united(lists: string): string {
  return `
    select coalesce(jsonb_agg(distinct item), '[]')
    from jsonb_array_elements(several.${lists}) as list cross join lateral jsonb_array_elements(list) as item`;
}
