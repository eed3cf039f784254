import type { Knex } from 'knex';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Lifecycle } from '@wardroom/platform-common';
import type { TenantTransaction } from './TenantReader';
import type { TransactionKnex } from './readTransaction';

export type Versioned = { tenantId: string; id: string; version: number };

/** Writes of one transaction, used by writers: every change is a compare-and-swap on the row's version. */
export class TenantRows {
  readonly #knex: TransactionKnex;

  constructor(transaction: TenantTransaction) {
    this.#knex = transaction.knex;
  }

  /** Adds a row and returns it. A row that breaks a unique constraint is a ConflictError with this sentence. */
  async insert<Row>(
    table: string,
    row: Record<string, unknown>,
    taken = 'This exists already',
  ): Promise<Row> {
    try {
      const [inserted] = await this.#knex(table).insert(row).returning('*');
      return inserted;
    } catch (error) {
      throw isUniqueViolation(error) ? new ConflictError(taken) : error;
    }
  }

  /** Changes the row if it still has this version; ConflictError if somebody was faster. */
  async update<Row>(
    table: string,
    row: Versioned,
    changes: Record<string, unknown>,
  ): Promise<Row> {
    const { tenantId, id, version } = row;
    const [updated] = await this.#knex(table)
      .where({ tenant_id: tenantId, id, version })
      .update({
        ...changes,
        version: version + 1,
        updated_at: this.#knex.fn.now(),
      })
      .returning('*');
    if (updated) return updated;
    const exists = await this.#knex(table)
      .where({ tenant_id: tenantId, id })
      .first('id');
    if (!exists) throw new NotFoundError(`There is no ${id}`);
    throw new ConflictError(
      `${id} was changed by somebody else meanwhile: load it again and repeat your change`,
    );
  }

  /** Takes the row through its life cycle; ConflictError where the state does not allow it or was changed meanwhile. */
  async transition<Row, S extends string, A extends string>(
    table: string,
    step: {
      lifecycle: Lifecycle<S, A>;
      row: Versioned & { state: S };
      action: NoInfer<A>;
    },
    changes: Record<string, unknown> = {},
  ): Promise<Row> {
    const { lifecycle, row, action } = step;
    const state = lifecycle.next(row.state, action);
    return this.update<Row>(table, row, { ...changes, state });
  }

  /**
   * Takes many rows of a tenant through a life cycle at once: those that `where` finds and whose state allows the
   * action; the others stay as they are. Returns the ids of those it took.
   */
  async transitionAll<S extends string, A extends string>(
    table: string,
    step: {
      lifecycle: Lifecycle<S, A>;
      tenantId: string;
      action: NoInfer<A>;
      where: (rows: Knex.QueryBuilder) => void;
    },
    changes: Record<string, unknown> = {},
  ): Promise<string[]> {
    const { from, to } = step.lifecycle.transitions[step.action];
    const taken: { id: string }[] = await this.#knex(table)
      .where({ tenant_id: step.tenantId })
      .whereIn('state', [...from])
      .where(rows => step.where(rows))
      .update({
        ...changes,
        state: to,
        version: this.#knex.raw('version + 1'),
        updated_at: this.#knex.fn.now(),
      })
      .returning('id');
    return taken.map(({ id }) => id);
  }

  /** Removes the row; NotFoundError if it is not there. */
  async delete(table: string, row: { tenantId: string; id: string }) {
    const removed = await this.#knex(table)
      .where({ tenant_id: row.tenantId, id: row.id })
      .delete();
    if (!removed) throw new NotFoundError(`There is no ${row.id}`);
  }
}

function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === '23505';
}
