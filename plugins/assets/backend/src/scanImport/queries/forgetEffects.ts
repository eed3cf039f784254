/**
 * What rows were before is kept for three imports of a source: this one and the two before it can be taken back. Of those
 * before them a few are looked at: the others were forgotten by the imports that came then.
 */
export const forgetEffects = `
delete from scan_effects
where tenant_id = :tenant and scan_import_id = any(array(
  select id from scan_imports
  where tenant_id = :tenant and source = :source and state = 'done'
  order by ended_at desc, id
  offset 2 limit 8))`;
