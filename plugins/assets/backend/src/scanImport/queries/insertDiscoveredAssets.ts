/** Adds the assets that nobody knew, and notes that this import made them. */
export const insertDiscoveredAssets = `
with added as (
  insert into assets
    (tenant_id, id, name, title, type, criticality, owner, addresses, tags, notes, state, search, origin, os)
  select
    :tenant, id, name, title, type, criticality, '', addresses, '{}', '', state, search, 'discovered', os
  from jsonb_to_recordset(cast(:rows as jsonb)) as found (
    id text, name text, title text, type text, criticality smallint, addresses text[], state text, search text, os text)
  returning id, version
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, version_after)
select :tenant, 'eff_' || gen_random_uuid(), :import, 'asset', id, 'create', version from added`;
