const columns = [
  ...['tenant_id', 'id', 'name', 'bytes', 'sha256', 'state', 'created_by'],
  ...['format', 'asset_id', 'stated_at', 'closes', 'source', 'scanner'],
  ...['scanned_at', 'progress', 'counts', 'warning_count', 'error'],
  ...['ended_at', 'version', 'created_at', 'updated_at'],
];

/**
 * All of an import but its warnings, which are half a megabyte at worst, and whether it is the newest of its source: only
 * that can be undone. The look at the later ones is one step in the index of imports that are done.
 */
export const presentColumns = `${columns.map(name => `scan_imports.${name}`).join(', ')},
  not exists (
    select 1 from scan_imports as later
    where later.tenant_id = scan_imports.tenant_id
      and later.source = scan_imports.source
      and later.state = 'done'
      and later.ended_at > scan_imports.ended_at
  ) as is_newest`;
