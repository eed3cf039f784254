import { contentOf } from './contentOf';
import { stagedAssets } from './stagedAssets';

/**
 * Several records may show one weakness, at several places or twice. One of them speaks for it: the worst, and of those
 * the first by content. What they list, it lists all of, so that the order of a file is no difference.
 */
export const uniteRecords = `
with ${stagedAssets},
member as materialized (
  select
    record.id, asset.asset_id, record.finding_key,
    row_number() over same as place,
    count(*) over (partition by asset.asset_id, record.finding_key) as members
  from scan_records as record join asset using (asset_number)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
  window same as (partition by asset.asset_id, record.finding_key order by record.severity, record.digest)
),
said as (
  select
    asset_id, finding_key, id, place,
    content -> 'vulnerability_ids' as ids,
    content -> 'cwes' as cwes,
    content -> 'tags' as tags,
    content ->> 'first_seen_at' as first_seen_at
  from (select member.*, ${contentOf('member.id')} as content from member where members > 1 offset 0) as member
),
several as (
  select
    min(id) filter (where place = 1) as id,
    jsonb_agg(ids) as ids,
    jsonb_agg(cwes) as cwes,
    jsonb_agg(tags) as tags,
    min(first_seen_at) as first_seen_at
  from said
  group by asset_id, finding_key
  having count(distinct jsonb_build_array(ids, cwes, tags, first_seen_at)) > 1
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
