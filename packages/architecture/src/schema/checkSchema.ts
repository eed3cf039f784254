import { readTables, type SchemaClient } from './readTables';
import { roleFaults } from './roleFaults';
import { tableFaults } from './tableFaults';

/** What to check, and against whom. */
export interface SchemaCheck {
  /** One schema per context. */
  schemas: readonly string[];
  /** Role that the application runs as. */
  appRole: string;
  /** Tables, as `schema.table`, that must be append-only. */
  appendOnlyTables?: readonly string[];
}

// Notes of knex about the migrations that have run; the application's role has no right on them.
const MIGRATION_TABLE = /_migrations(_lock)?$/;

/**
 * Checks in the catalog of a migrated database that no row can be reached without its tenant: keys, row-level
 * security, policies, foreign keys, names, types and rights. Answers with one sentence for each fault.
 */
export async function checkSchema(
  client: SchemaClient,
  { schemas, appRole, appendOnlyTables = [] }: SchemaCheck,
): Promise<string[]> {
  const tables = (await readTables(client, schemas, appRole)).filter(
    ({ name }) => !MIGRATION_TABLE.test(name),
  );
  const names = tables.map(({ schema, name }) => `${schema}.${name}`);
  return [
    ...(await roleFaults(client, schemas, appRole)),
    ...tables.flatMap(table =>
      tableFaults(table, appRole, appendOnlyTables).map(
        fault => `${table.schema}.${table.name} ${fault}`,
      ),
    ),
    ...appendOnlyTables
      .filter(name => !names.includes(name))
      .map(name => `${name} is to be append-only and is not there`),
  ];
}
