import type { Knex } from 'knex';

/** What queries of one transaction start from. */
export type TransactionKnex = ((table: string) => Knex.QueryBuilder) &
  Pick<Knex, 'fn' | 'from' | 'raw' | 'select'>;

type Connection = {
  query(text: string): Promise<unknown>;
  query(query: object, done: (error?: Error) => void): void;
  escapeLiteral(text: string): string;
};

/**
 * Reads from one snapshot. What each read pays for is kept small: its settings travel with its beginning, and no copy
 * of knex is made for it, as knex's own transactions do. Queries that come after the end are refused: the connection
 * may be somebody else's by then.
 *
 * @param settings - of this transaction alone
 */
export async function readTransaction<T>(
  knex: Knex,
  settings: Record<string, string>,
  work: (knex: TransactionKnex) => Promise<T>,
): Promise<T> {
  const connection: Connection = await knex.client.acquireConnection();
  let isOver = false;
  const guarded = {
    query(query: object, done: (error?: Error) => void) {
      if (isOver) throw new Error('This transaction is over: await its reads');
      connection.query(query, done);
    },
  };
  try {
    await connection.query(beginning(connection, settings));
    const result = await work(boundTo(guarded, knex));
    isOver = true;
    await connection.query('commit');
    return result;
  } catch (error) {
    isOver = true;
    // A connection that is broken says why in the first error, and the pool lets go of it.
    await connection.query('rollback').catch(() => {});
    throw error;
  } finally {
    knex.client.releaseConnection(connection);
  }
}

function beginning(connection: Connection, settings: Record<string, string>) {
  const set = Object.entries(settings).map(
    ([name, value]) =>
      `set_config('${name}', ${connection.escapeLiteral(value)}, true)`,
  );
  return `begin isolation level repeatable read read only; select ${set.join(', ')}`;
}

/** A knex whose queries all go to this connection. */
export function boundTo(connection: object, knex: Knex): TransactionKnex {
  const on = <Q extends { connection(connection: object): unknown }>(
    query: Q,
  ) => {
    query.connection(connection);
    return query;
  };
  const bound = {
    fn: knex.fn,
    from: (...args: Parameters<Knex['from']>) => on(knex.from(...args)),
    raw: (...args: Parameters<Knex['raw']>) => on(knex.raw(...args)),
    select: (...args: Parameters<Knex['select']>) => on(knex.select(...args)),
  };
  return Object.assign((table: string) => on(knex(table)), bound) as never;
}
