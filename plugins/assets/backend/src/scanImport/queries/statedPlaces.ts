/**
 * Common table expressions: the packages of which a manufacturer says something, with what it said last. A product is the
 * same package URL, the same without a version where none is told, or the same name and version. What is said of parts of
 * a product is said of those packages on an asset that is the product. It may be told for one asset, which is the product
 * then; else it holds for all of the tenant.
 */
export const statedPlaces = `
stated as (
  select
    record.content ->> 'status' as status,
    coalesce(record.content ->> 'justification', record.content ->> 'action', '') as note,
    record.content ->> 'statedAt' as stated_at,
    vulnerability,
    ${bare(`product ->> 'id'`)} as purl,
    product ->> 'name' as name,
    product ->> 'version' as version,
    product -> 'assets' as assets,
    ${bare('part')} as part
  from scan_records as record
  cross join lateral jsonb_array_elements_text(record.content -> 'vulnerabilityIds') as vulnerability
  cross join lateral jsonb_array_elements(record.content -> 'products') as product
  left join lateral jsonb_array_elements_text(product -> 'parts') as part on true
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'statement'
),
weak as (
  select finding.id as finding_id, finding.asset_id, vulnerability
  from findings as finding cross join lateral unnest(finding.vulnerability_ids) as vulnerability
  where finding.tenant_id = :tenant and finding.asset_id = coalesce(:asset, finding.asset_id)
),
stated_place as (
  select distinct on (place.id) place.id, place.version, place.finding_id, stated.status, stated.note
  from stated
  join weak using (vulnerability)
  join finding_occurrences as place
    on place.tenant_id = :tenant and place.finding_id = weak.finding_id and place.kind = 'package'
    and place.gone_at is null
  where case
    when stated.part is null then
      stated.purl in (${bare(`place.content ->> 'purl'`)}, ${unversioned(`place.content ->> 'purl'`)})
      or (stated.name = place.content ->> 'name' and stated.version = place.content ->> 'version')
    else
      stated.part in (
        ${bare(`place.content ->> 'purl'`)}, ${unversioned(`place.content ->> 'purl'`)}, place.content ->> 'name')
      and (
        cast(:asset as text) is not null
        or exists (
          select from asset_identifiers as identifier
          where identifier.tenant_id = :tenant and identifier.asset_id = weak.asset_id
            and stated.assets @> to_jsonb(identifier.value)))
    end
  order by place.id, stated.stated_at desc nulls last, stated.status, stated.note
)`;

/** A package URL without what follows its version. */
function bare(purl: string): string {
  return `regexp_replace(${purl}, '[#\\x3f].*$', '')`;
}

function unversioned(purl: string): string {
  return `regexp_replace(${bare(purl)}, '@[^@/]*$', '')`;
}
