/** What was taken back is no effect any more. */
export const clearEffects = `
delete from scan_effects where tenant_id = :tenant and scan_import_id = :import`;
