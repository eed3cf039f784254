/** Names that a new asset cannot have. */
export const findAssetNames = `select name from assets where tenant_id = :tenant`;
