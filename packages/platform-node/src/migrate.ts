import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import createKnex, { type Knex } from 'knex';
import { kitMigrations } from './kitMigrations';

/**
 * Brings a context's schema up to date, with the rights of its owner, and gives the application's role no more than
 * reading and writing rows; append-only tables can be read and added to only.
 *
 * @param options - `owner`: connection string of the role that owns the schemas; `appRole`: name of the role the
 * application runs as; `directory`: the context's migrations
 */
export async function migrate(options: {
  owner: string;
  schema: string;
  directory: string;
  appRole: string;
}): Promise<void> {
  const { schema, appRole } = options;
  const knex = createKnex({
    client: 'pg',
    connection: options.owner,
    searchPath: [schema],
    pool: { min: 0, max: 1 },
  });
  try {
    await knex.raw('create schema if not exists ??', [schema]);
    await knex.migrate.latest({
      migrationSource: kitMigrations,
      tableName: 'kit_migrations',
      schemaName: schema,
    });
    await knex.migrate.latest({
      migrationSource: forwardOnly(options.directory),
      tableName: 'context_migrations',
      schemaName: schema,
    });
    await grant(knex, schema, appRole);
  } finally {
    await knex.destroy();
  }
}

async function grant(knex: Knex, schema: string, role: string) {
  const { rows } = await knex.raw('select current_user as owner');
  if (rows[0].owner === role) return;
  await knex.raw('grant usage on schema ?? to ??', [schema, role]);
  await knex.raw('grant usage on all sequences in schema ?? to ??', [
    schema,
    role,
  ]);
  const tables = await knex.raw(
    `select c.relname as name, obj_description(c.oid) as note from pg_class c
     where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')`,
    [JSON.stringify(schema)],
  );
  for (const { name, note } of tables.rows) {
    if (/_migrations(_lock)?$/.test(name)) continue;
    const rights =
      note === 'append-only'
        ? 'select, insert'
        : 'select, insert, update, delete';
    await knex.raw(`revoke all on ??.?? from ??`, [schema, name, role]);
    await knex.raw(`grant ${rights} on ??.?? to ??`, [schema, name, role]);
  }
}

/** The migration files of a folder. There is no way back: what a release stops using goes in a later one. */
function forwardOnly(directory: string): Knex.MigrationSource<string> {
  return {
    getMigrations: async () =>
      readdirSync(directory)
        .filter(file => file.endsWith('.js'))
        .sort(),
    getMigrationName: file => file,
    getMigration: async file => ({
      up: require(join(directory, file)).up,
      down: async () => {},
    }),
  };
}
