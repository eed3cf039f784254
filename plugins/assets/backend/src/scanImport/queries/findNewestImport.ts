/** The import of the same source that ended last and stands. */
export const findNewestImport = `
select id, name, sha256, asset_id, closes, counts, ended_at
from scan_imports
where tenant_id = :tenant and source = :source and state = 'done'
order by ended_at desc, id
limit 1`;
