import { stagedAssets } from './stagedAssets';

/**
 * Common table expressions: the places that the file shows, each once, with the record that speaks for it. The asset of a
 * record is found before its finding: the planner takes rows of this transaction for few, and might join all findings of a
 * rule with all of its records otherwise, those of other assets too.
 */
export const seenOccurrences = `
${stagedAssets},
shown as (
  select
    asset.asset_id, asset.older_than, record.asset_number, record.id, record.finding_key, record.occurrence_key,
    record.severity, record.digest
  from scan_records as record
  join asset using (asset_number)
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
  offset 0
),
seen as (
  select distinct on (finding.id, shown.occurrence_key)
    finding.id as finding_id, shown.occurrence_key as key, shown.id as record_id, shown.digest, shown.older_than,
    shown.asset_number
  from shown
  join findings as finding
    on finding.tenant_id = :tenant and finding.asset_id = shown.asset_id and finding.key = shown.finding_key
  order by finding.id, shown.occurrence_key, shown.severity, shown.digest
)`;
