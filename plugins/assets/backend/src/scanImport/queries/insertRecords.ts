/** Stages a batch, which travels as one piece of JSON: a thousand rows of parameters would take longer to bind than to store. */
export const insertRecords = `
insert into scan_records
  (tenant_id, scan_import_id, id, kind, asset_number, finding_key, occurrence_key, severity, digest, content)
select :tenant, :import, id, kind, asset_number, finding_key, occurrence_key, severity, digest, content
from jsonb_to_recordset(cast(:rows as jsonb)) as staged (
  id text, kind text, asset_number integer, finding_key text, occurrence_key text, severity smallint, digest text,
  content jsonb)`;
