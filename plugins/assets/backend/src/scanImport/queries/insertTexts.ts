/** Texts that nobody has said before, each once, and that this import brought them. */
export const insertTexts = `
with added as (
  insert into finding_texts (tenant_id, id, description, impact, remediation, links)
  select distinct on (digest) :tenant, digest, said.description, said.impact, said.remediation, said.links
  from scan_records
  cross join lateral jsonb_to_record(content) as said (description text, impact text, remediation text, links text[])
  where tenant_id = :tenant and scan_import_id = :import and kind = 'text'
  on conflict (tenant_id, id) do nothing
  returning id, version
)
insert into scan_effects (tenant_id, id, scan_import_id, noun, object_id, action, version_after)
select :tenant, 'eff_' || gen_random_uuid(), :import, 'text', id, 'create', version from added`;
