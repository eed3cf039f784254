/** Columns by the names that people read. */
const changes = {
  title: 'title',
  sourceSeverity: 'source_severity',
  score: 'score',
  vector: 'vector',
  vulnerabilityIds: 'vulnerability_ids',
  cwes: 'cwes',
  text: 'text_id',
  fixAvailable: 'fix_available',
  fixedVersion: 'fixed_version',
  controls: 'controls',
  tags: 'tags',
};

/** What the import did to each finding that it changed, one step each. */
export const insertSteps = `
insert into finding_steps (tenant_id, id, finding_id, action, actor, scan_import_id, state, note, changes)
select
  :tenant, 'stp_' || substr(effect.id, 5), finding.id, effect.action, :actor, :import, finding.state,
  coalesce(effect.note, ''),
  coalesce(case when effect.before is not null then (
    select jsonb_object_agg(field.name, jsonb_build_array(field.was, field.now))
    from (values
      ('severity', 'severity', ${word(`cast(effect.before ->> 'severity' as integer)`)}, ${word('finding.severity')}),
      ${Object.entries(changes)
        .map(
          ([name, column]) =>
            `('${name}', '${column}', effect.before -> '${column}', to_jsonb(finding.${column}))`,
        )
        .join(',\n      ')}
    ) as field (name, col, was, now)
    where jsonb_exists(effect.before, field.col) and coalesce(field.was, 'null') <> coalesce(field.now, 'null')
  ) end, '{}')
from scan_effects as effect
join findings as finding on finding.tenant_id = :tenant and finding.id = effect.object_id
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.action in ('create', 'update', 'return', 'close', 'note')`;

function word(severity: string): string {
  return `to_jsonb((array['Critical', 'High', 'Medium', 'Low', 'Info'])[${severity}])`;
}
