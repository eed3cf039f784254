import { scanColumns } from './scanColumns';
import { stagedAssets } from './stagedAssets';

const { attributes, quiet } = scanColumns;
const of = (row: string, columns: readonly string[]) =>
  columns.map(column => `${row}.${column}`).join(', ');
const before = (columns: readonly string[]) =>
  `jsonb_build_object(${columns.map(c => `'${c}', known.${c}`).join(', ')})`;
const settledAt = `
  select max(created_at) from finding_steps as step
  where step.tenant_id = :tenant and step.finding_id = known.id and step.action = 'settle'`;
const seen = ['first_seen_at', 'last_seen_at', 'last_import_id', ...quiet];

/**
 * Decides what each finding of the file is to its asset, and keeps what it was. "date": an older scan may only tell that
 * the weakness was there earlier. "return": it is seen again after a scan has proved it gone, or after somebody has
 * called it fixed; a scan from before that proves nothing. Of two scans of one time the worse word holds, so that a scan
 * in two files is as one. What only an older scan shows of an asset is not there any more.
 */
export const planFindings = `
with ${stagedAssets},
spoken as (
  select distinct on (asset.asset_id, record.finding_key)
    asset.asset_id, asset.older_than, record.finding_key, record.id, record.content
  from scan_records as record join asset using (asset_number)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
  order by asset.asset_id, record.finding_key, record.severity, record.digest
),
planned as (
  select
    spoken.id as record_id, coalesce(known.id, 'fnd_' || substr(spoken.id, 5)) as id, known.version,
    case
      when known.id is null then 'create'
      when spoken.older_than is not null or known.last_seen_at > :at or known.closed_at > :at then 'date'
      when known.state = 'closed' and known.closed_at < :at then 'return'
      when known.state = 'awaiting_retest' and coalesce((${settledAt}) < :at, true) then 'return'
      when (known.last_seen_at < :at or said.severity < known.severity)
        and (${of('said', attributes)}, said.tags) is distinct from (${of('known', attributes)}, ${ownTags()})
        then 'update'
      else 'touch'
    end as action,
    least(said.first_seen_at, cast(:at as timestamptz)) < known.first_seen_at as is_earlier,
    case when known.id is not null then ${before([...attributes, 'tags', 'search', 'state', 'closed_at'])} end as was,
    case when known.id is not null then ${before(seen)}
      || case when said.raw is distinct from known.raw then jsonb_build_object('raw', known.raw) else '{}' end
    end as was_seen
  from spoken
  cross join lateral jsonb_populate_record(null::findings, spoken.content) as said
  left join findings as known
    on known.tenant_id = :tenant and known.asset_id = spoken.asset_id and known.key = spoken.finding_key
  where known.id is not null or spoken.older_than is null
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, record_id, before, version_after)
select
  :tenant, 'eff_' || substr(record_id, 5), :import, 'finding', id, action, record_id,
  case
    when action in ('touch', 'date') then was_seen
    when action <> 'create' then was_seen || was
  end,
  coalesce(version, 0) + case when action in ('touch', 'date') then 0 else 1 end
from planned
where action <> 'date' or is_earlier`;

/** Without those that come from statements of manufacturers, which a scan does not take back. */
function ownTags(): string {
  return `array(select tag from unnest(known.tags) with ordinality as own (tag, place)
    where tag not like 'vex:%' order by place)`;
}
