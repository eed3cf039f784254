/** Removes what is staged of an import. */
export const clearRecords = `
delete from scan_records where tenant_id = :tenant and scan_import_id = :import`;
