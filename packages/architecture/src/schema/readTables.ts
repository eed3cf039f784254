import type { TableFacts } from './TableFacts';

/** The part of a `pg` client that the check uses. */
export interface SchemaClient {
  query(
    sql: string,
    values: unknown[],
  ): Promise<{ rows: Record<string, unknown>[] }>;
}

// One round trip: each table with its columns, constraints and policies folded into JSON.
const SQL = `
select c.relkind as kind, n.nspname as schema, c.relname as name,
  obj_description(c.oid, 'pg_class') as comment,
  pg_get_userbyid(c.relowner) as owner,
  c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
  (select coalesce(jsonb_agg(jsonb_build_object('name', p.polname,
      'using', pg_get_expr(p.polqual, p.polrelid),
      'check', pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
    from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies,
  (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
      'type', format_type(a.atttypid, null), 'required', a.attnotnull) order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'type', k.contype,
      'columns', (select coalesce(jsonb_agg(a.attname order by u.ord), '[]')
        from unnest(k.conkey) with ordinality u(num, ord)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
      'refersTo', (select coalesce(jsonb_agg(a.attname order by u.ord), '[]')
        from unnest(k.confkey) with ordinality u(num, ord)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num))), '[]')
    from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')) as constraints,
  (select coalesce(jsonb_agg(r), '[]')
    from unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) r
    where has_table_privilege($2::name, c.oid, r)) as granted
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = any ($1) and c.relkind in ('r', 'p', 'm')
order by 2, 3`;

/** Reads what the catalog knows of all tables of these schemas. */
export async function readTables(
  client: SchemaClient,
  schemas: readonly string[],
  appRole: string,
): Promise<TableFacts[]> {
  const { rows } = await client.query(SQL, [schemas, appRole]);
  return rows as unknown as TableFacts[];
}
