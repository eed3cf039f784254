/** Texts that the import brought and nobody else says. */
export const removeTexts = `
delete from finding_texts as text
using scan_effects as effect
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'text'
  and text.tenant_id = :tenant and text.id = effect.object_id
  and not exists (select from findings where findings.tenant_id = :tenant and findings.text_id = text.id)`;
