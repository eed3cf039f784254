import { contentOf } from './contentOf';
import { scanColumns } from './scanColumns';
import { settledAt } from './settledAt';
import { stagedAssets } from './stagedAssets';

const { attributes, quiet } = scanColumns;
const of = (row: string, columns: readonly string[]) =>
  columns.map(column => `${row}.${column}`).join(', ');
const before = (columns: readonly string[]) =>
  `jsonb_build_object(${columns.map(c => `'${c}', ${c}`).join(', ')})`;
const changing = [...attributes, 'tags', 'search', 'state', 'closed_at'];
const seen = ['first_seen_at', 'last_seen_at', 'last_import_id', ...quiet];

/**
 * Decides what each finding of the file is to its asset, and keeps what it was. "date": an older scan may only tell that
 * the weakness was there earlier. "return": it is seen again after a scan has proved it gone, or after somebody has
 * called it fixed; a scan from before that proves nothing. Of two scans of one time the worse word holds, so that a scan
 * in two files is as one. What only an older scan shows of an asset is not there any more.
 *
 * By the hash of all that the file says of a finding it is told that it says the same as the scan before: its content is
 * not looked at then, which leaves `record_id` empty, and where the time of the scan is the same too, nothing is to be
 * done.
 */
export const planFindings = `
with ${stagedAssets},
spoken as materialized (
  select
    asset.asset_id, record.finding_key, min(asset.older_than) as older_than,
    (array_agg(record.id order by record.severity, record.digest))[1] as record_id,
    encode(sha256(convert_to(
      string_agg(record.digest, '' order by record.severity, record.digest), 'UTF8')), 'hex') as digest
  from scan_records as record join asset using (asset_number)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
  group by asset.asset_id, record.finding_key
),
met as (
  select
    spoken.record_id, spoken.older_than, spoken.digest, known.id, known.version, ${of('known', [...changing, ...seen, 'raw'])},
    coalesce(known.digest = spoken.digest, false) as is_same
  from spoken
  left join findings as known
    on known.tenant_id = :tenant and known.asset_id = spoken.asset_id and known.key = spoken.finding_key
  where known.id is not null or spoken.older_than is null
  offset 0
),
compared as (
  select
    known.*, said.severity as said_severity, said.raw is distinct from known.raw as is_raw_new,
    least(said.first_seen_at, cast(:at as timestamptz)) < known.first_seen_at as is_earlier,
    is_same or (${of('said', attributes)}, said.tags) is not distinct from (${of('known', attributes)}, ${ownTags()})
      as is_equal
  from met as known
  cross join lateral jsonb_populate_record(
    null::findings, case when known.id is not null and not is_same then ${contentOf('known.record_id')} end) as said
  offset 0
),
planned as (
  select
    known.*,
    case
      when id is null then 'create'
      when older_than is not null or last_seen_at > :at or closed_at > :at then 'date'
      when state = 'closed' and closed_at < :at then 'return'
      when state = 'awaiting_retest' and coalesce((${settledAt}) < :at, true) then 'return'
      when is_same and last_seen_at = :at then 'leave'
      when not is_equal and (last_seen_at < :at or said_severity < severity) then 'update'
      else 'touch'
    end as action
  from compared as known
  offset 0
)
insert into scan_effects
  (tenant_id, id, scan_import_id, noun, object_id, action, record_id, digest, before, version_after)
select
  :tenant, 'eff_' || substr(record_id, 5), :import, 'finding', coalesce(id, 'fnd_' || substr(record_id, 5)), action,
  case when action <> 'touch' or not is_same then record_id end,
  case when action <> 'touch' or is_equal then digest end,
  case when action <> 'create' then
    ${before(seen)}
    || case when is_raw_new and not is_same then jsonb_build_object('raw', raw) else '{}' end
    || case when action in ('touch', 'date') then '{}' else ${before(changing)} end
  end,
  coalesce(version, 0) + case when action in ('touch', 'date') then 0 else 1 end
from planned
where action <> 'leave' and (action <> 'date' or is_earlier)`;

/** Without those that come from statements of manufacturers, which a scan does not take back. */
function ownTags(): string {
  return `array(select tag from unnest(known.tags) with ordinality as own (tag, place)
    where tag not like 'vex:%' order by place)`;
}
