import type { Knex } from 'knex';
import type { TenantScope } from '@wardroom/platform-node';
import type { TestDatabase } from './TestDatabase';

type Statement = { sql: string; bindings: unknown[] };

/**
 * The plan of the statement with which a read asks a table, made by the application's own role in the same scope.
 *
 * @param reader - of a transaction that is open
 */
export async function planOf<R extends object>(options: {
  database: TestDatabase;
  scope: TenantScope;
  table: { context: string; name: string };
  open: <T>(work: (reader: R) => Promise<T>) => Promise<T>;
  read: (reader: R) => Promise<unknown>;
}): Promise<string> {
  const { database, scope, table } = options;
  const { sql, bindings } = await options.open(async reader => {
    const seen = await statementsOf(reader, () => options.read(reader));
    const found = seen.find(one => one.sql.includes(`"${table.name}"`));
    if (!found) throw new Error(`Nothing was read from ${table.name}`);
    return found;
  });
  const app = await database.service(table.context).getClient();
  return app.transaction(async knex => {
    const tenants = scope.tenants === '*' ? '*' : scope.tenants.join(',');
    await knex.raw(`select set_config('app.tenants', ?, true)`, [tenants]);
    const { rows } = await knex.raw(
      `explain ${sql.replace(/\$\d+/g, '?')}`,
      bindings as string[],
    );
    return rows
      .map((row: Record<string, string>) => row['QUERY PLAN'])
      .join('\n');
  });
}

async function statementsOf(
  reader: object,
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const { knex } = reader as { knex: Pick<Knex, 'raw'> };
  const { client } = knex.raw('') as unknown as { client: Knex.Client };
  const seen: Statement[] = [];
  const remember = (statement: Statement) => seen.push(statement);
  client.on('query', remember);
  try {
    await work();
  } finally {
    client.off('query', remember);
  }
  return seen;
}
