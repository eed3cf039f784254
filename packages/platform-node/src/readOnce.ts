import pg from 'pg';
import type { Knex } from 'knex';
import { boundTo, type TransactionKnex } from './readTransaction';

type Settled = (error: Error | null, result?: unknown) => void;

/**
 * Reads with one query in one round trip: its settings travel in front of it, and what the database gets between two
 * Syncs is one transaction. A second query is refused, since it would be another transaction without the settings.
 *
 * @param settings - of this query alone
 */
export async function readOnce<T>(
  knex: Knex,
  settings: Record<string, string>,
  work: (knex: TransactionKnex) => Promise<T>,
): Promise<T> {
  const connection: pg.Client = await knex.client.acquireConnection();
  let isUsed = false;
  const once = {
    query(query: pg.QueryConfig, done: Settled) {
      if (isUsed) throw new Error('readOnce is for one query: use read');
      isUsed = true;
      const settled: object = new SettledQuery(settings, query, done);
      connection.query(settled as pg.Submittable);
    },
  };
  try {
    return await work(boundTo(once, knex));
  } finally {
    isUsed = true;
    knex.client.releaseConnection(connection);
  }
}

type Wire = {
  parse(statement: { text: string }): void;
  bind(portal: { values: string[] }): void;
  describe(portal: { type: 'P' }): void;
  execute(portal: object): void;
};

// What the driver's types leave out: the messages that a query sends.
const Query = pg.Query as unknown as new (
  query: object,
  values: undefined,
  done: (error: Error | null, results?: unknown[]) => void,
) => { prepare(connection: Wire): void };

/** A query with settings of its transaction in front of it, in the same batch of messages. */
class SettledQuery extends Query {
  readonly #settings: Record<string, string>;

  constructor(
    settings: Record<string, string>,
    query: pg.QueryConfig,
    done: Settled,
  ) {
    const extended = { ...query, queryMode: 'extended' };
    super(extended, undefined, (error, results) =>
      done(error, results?.at(-1)),
    );
    this.#settings = { ...settings, transaction_read_only: 'on' };
  }

  prepare(connection: Wire): void {
    const set = Object.keys(this.#settings).map(
      (name, at) => `set_config('${name}', $${at + 1}, true)`,
    );
    connection.parse({ text: `select ${set.join(', ')}` });
    connection.bind({ values: Object.values(this.#settings) });
    connection.describe({ type: 'P' });
    connection.execute({});
    super.prepare(connection);
  }
}
