import { stagedAssets } from './stagedAssets';

/** Common table expressions: the places that the file shows, each once, with the record that speaks for it. */
export const seenOccurrences = `
${stagedAssets},
seen as (
  select distinct on (finding.id, record.occurrence_key)
    finding.id as finding_id, record.occurrence_key as key, record.id as record_id, record.digest, asset.older_than,
    record.asset_number
  from scan_records as record
  join asset using (asset_number)
  join findings as finding
    on finding.tenant_id = :tenant and finding.asset_id = asset.asset_id and finding.key = record.finding_key
  where record.tenant_id = :tenant and record.scan_import_id = :import and record.kind = 'finding'
  order by finding.id, record.occurrence_key, record.severity, record.digest
)`;
