import type { Knex } from 'knex';
import type { TransactionKnex } from '@wardroom/platform-node';

/**
 * Copies rows of a table as they are, but for some columns. Which columns a table has is asked of the table, so that one
 * that is added later is copied, too.
 */
export async function copyRows(
  knex: TransactionKnex,
  bindings: Record<string, unknown>,
  copy: {
    table: string;
    /** What is otherwise: expressions by column. */
    columns: Record<string, string>;
    /** Which rows of `original`. */
    where: string;
  },
): Promise<void> {
  const { table, columns, where } = copy;
  const all: string[] = await knex('information_schema.columns')
    .where({ table_name: table, is_generated: 'NEVER' })
    .whereRaw('table_schema = current_schema()')
    .orderBy('ordinal_position')
    .pluck('column_name');
  const values = all.map(column => columns[column] ?? `original.${column}`);
  await knex.raw(
    `insert into ${table} (${all.join(', ')})
     select ${values.join(', ')} from ${table} as original ${where}`,
    bindings as Knex.ValueDict,
  );
}
