/** What a scan says of a finding and people look at: where it changes, the finding has changed. */
const attributes = [
  'title',
  'severity',
  'source_severity',
  'score',
  'vector',
  'vulnerability_ids',
  'cwes',
  'text_id',
  'fix_available',
  'fixed_version',
  'controls',
] as const;

/** What may differ with each scan of the same weakness. */
const quiet = ['stated_known_exploited', 'stated_epss'] as const;

/** Columns of findings that scans write, by what a difference in them means. */
export const scanColumns = { attributes, quiet };
