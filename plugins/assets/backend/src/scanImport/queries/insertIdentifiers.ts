/** Adds identifiers that nobody held, and notes that this import did. */
export const insertIdentifiers = `
with added as (
  insert into asset_identifiers (tenant_id, id, asset_id, kind, value, zone, origin)
  select :tenant, id, "assetId", kind, value, coalesce(zone, ''), 'discovered'
  from jsonb_to_recordset(cast(:rows as jsonb)) as found (id text, "assetId" text, kind text, value text, zone text)
  on conflict on constraint asset_identifiers_mean_one_asset do nothing
  returning id, version
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, version_after)
select :tenant, 'eff_' || gen_random_uuid(), :import, 'identifier', id, 'create', version from added`;
