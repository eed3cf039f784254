import { stagedAssets } from './stagedAssets';

/** Ports that were not told count as all; a place without a port needs the same ports as before. */
const portIsCovered = `(
  covered.ports is null
  or covered.ports = last.ports
  or (place.port is null and last.id is null)
  or cast(covered.ranges ->> place.protocol as int4multirange) @> place.port)`;

/**
 * Finds the places that this scan proves gone: not seen, though it looked for all that the scan looked for which saw them
 * last. Every coverage of that one has to be repeated, with the same scope, no worse a sign-in and the place's port; who
 * knows of none takes any. Or the file says of just this rule at just this place that it passed, or is fixed.
 */
export const planGone = `
with ${stagedAssets},
newest as (
  select distinct asset_id from asset where older_than is null
),
place as (
  select
    known.id, known.version, known.key, known.port, known.content ->> 'protocol' as protocol, known.last_import_id,
    finding.asset_id, finding.key as finding_key
  from findings as finding
  join newest using (asset_id)
  join finding_occurrences as known on known.tenant_id = :tenant and known.finding_id = finding.id
  where finding.tenant_id = :tenant and finding.source = :source and finding.last_seen_at <= :at
    and known.gone_at is null and known.last_seen_at < :at
),
covered as (
  select
    asset.asset_id, said.scope, said.authenticated, said.ports, said.ranges
  from scan_records as record
  join asset using (asset_number)
  cross join lateral jsonb_to_record(record.content)
    as said (scope text, authenticated boolean, ports text, ranges jsonb)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'coverage'
),
judged as (
  select place.id, bool_or(
    (last.id is null
      or (covered.scope = last.scope and (covered.authenticated is true or last.authenticated is not true)))
    and coalesce(${portIsCovered}, false)) as is_repeated
  from place
  join covered on covered.asset_id = place.asset_id
  left join scan_coverages as last
    on last.tenant_id = :tenant and last.scan_import_id = place.last_import_id and last.asset_id = place.asset_id
  group by place.id, last.id
),
named as (
  select distinct asset.asset_id, record.finding_key, record.occurrence_key
  from scan_records as record join asset using (asset_number)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind in ('passed', 'fixed')
),
gone as (
  select id from judged group by id having bool_and(is_repeated)
  union
  select place.id from place join named on named.asset_id = place.asset_id
    and named.finding_key = place.finding_key and named.occurrence_key = place.key
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, before, version_after)
select
  :tenant, 'eff_' || gen_random_uuid(), :import, 'occurrence', place.id, 'gone', '{"gone_at": null}', place.version
from gone join place using (id)`;
