/**
 * Identifiers that the import added. Those that people have taken over since stay, and those of an asset that it found
 * and that stays: the next scan has to find it again.
 */
export const removeIdentifiers = `
delete from asset_identifiers as identifier
using scan_effects as effect
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'identifier'
  and identifier.tenant_id = :tenant and identifier.id = effect.object_id and identifier.origin = 'discovered'
  and not exists (
    select from scan_effects as found
    where found.tenant_id = :tenant and found.scan_import_id = :import and found.noun = 'asset'
      and found.action = 'create' and found.object_id = identifier.asset_id)`;
