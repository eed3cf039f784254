/** Whether the file has statements of manufacturers at all. */
export const findStatement = `
select id from scan_records
where tenant_id = :tenant and scan_import_id = :import and kind = 'statement'
limit 1`;
