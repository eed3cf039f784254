/** An import that is undone has covered nothing. */
export const removeCoverages = `
delete from scan_coverages where tenant_id = :tenant and scan_import_id = :import`;
