import type { SchemaClient } from './readTables';

// A role may also gain rights by belonging to a mightier one.
const SQL = `
select r.rolname as name, r.rolsuper as super, r.rolbypassrls as bypass
from pg_roles r
where pg_has_role($1::name, r.oid, 'member') and (r.rolsuper or r.rolbypassrls or exists (
  select from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relowner = r.oid and n.nspname = any ($2)))
order by 1`;

const CREATES = `
select nspname as schema from pg_namespace
where nspname = any ($2) and has_schema_privilege($1::name, oid, 'CREATE')
order by 1`;

/** Why the application's role is not bound by row-level security. */
export async function roleFaults(
  client: SchemaClient,
  schemas: readonly string[],
  appRole: string,
): Promise<string[]> {
  const { rows } = await client.query(SQL, [appRole, schemas]);
  const creates = await client.query(CREATES, [appRole, schemas]);
  const tables = creates.rows.map(
    ({ schema }) => `${appRole} may create tables in ${schema}`,
  );
  const mighty = rows.map(({ name, super: isSuper, bypass }) => {
    let may = 'owns tables';
    if (bypass) may = 'bypasses row-level security';
    if (isSuper) may = 'is a superuser';
    return name === appRole
      ? `${appRole} ${may}`
      : `${appRole} belongs to ${name}, which ${may}`;
  });
  return [...mighty, ...tables];
}
