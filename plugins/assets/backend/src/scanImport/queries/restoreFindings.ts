import { scanColumns } from './scanColumns';

const columns = [
  ...scanColumns.attributes,
  ...scanColumns.quiet,
  'tags',
  'raw',
  'search',
  'state',
  'closed_at',
  'first_seen_at',
  'last_seen_at',
  'last_import_id',
];

/**
 * Findings become what they were, their state too: an undo is no step of a life cycle, the step was never taken. What was
 * changed by somebody since stays; when it was last seen is nobody's decision. The version goes on, for whoever looks at
 * the finding as the import has left it. Which scan it says the same as is not known any more.
 */
export const restoreFindings = `
update findings as finding
set
  ${columns.map(column => `${column} = was.${column}`).join(',\n  ')},
  digest = null,
  ranked_at = case
    when effect.action in ('touch', 'date') and was.first_seen_at = finding.first_seen_at then finding.ranked_at end,
  updated_at = case when effect.action in ('touch', 'date') then finding.updated_at else now() end,
  version = finding.version + case when effect.action in ('touch', 'date') then 0 else 1 end
from scan_effects as effect
join findings as present on present.tenant_id = :tenant and present.id = effect.object_id
cross join lateral jsonb_populate_record(present, effect.before) as was
where effect.tenant_id = :tenant and effect.scan_import_id = :import and effect.noun = 'finding'
  and effect.before is not null
  and (effect.action in ('touch', 'date') or present.version = effect.version_after)
  and finding.tenant_id = :tenant and finding.id = present.id`;
