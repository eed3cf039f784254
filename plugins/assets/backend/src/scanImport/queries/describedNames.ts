import { identifierName } from '../../asset/queries/identifierName';

/** Common table expression: by what the file calls each asset that it describes. */
export const describedNames = `
described as materialized (
  select
    staged.asset_number, staged.asset_id,
    nullif(array(
      select distinct ${identifierName('said')} as name
      from jsonb_to_recordset(staged.content -> 'identifiers') as said (kind text, value text, zone text)
      order by name), '{}') as seen_as
  from scan_records as staged
  where staged.tenant_id = :tenant and staged.scan_import_id = :import and staged.kind = 'asset'
)`;
