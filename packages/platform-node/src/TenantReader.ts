import type { Knex } from 'knex';
import type { Page } from '@wardroom/platform-common';
import { paginate, startAtCursor, type Keyset } from './paginate';
import type { TenantScope } from './TenantScope';
import type { TransactionKnex } from './readTransaction';

/** A transaction in the tenants of a scope; only the store makes one. */
export type TenantTransaction = { knex: TransactionKnex; scope: TenantScope };

/** Base of all readers: queries start from rows that are already those of the scope's tenants. */
export abstract class TenantReader {
  protected readonly knex: TransactionKnex;
  protected readonly scope: TenantScope;

  constructor(transaction: TenantTransaction) {
    this.knex = transaction.knex;
    this.scope = transaction.scope;
  }

  /**
   * A query over the table's rows of the scope's tenants. The filter sits in a sub-select, where no later `orWhere`
   * can undo it.
   */
  protected rows(table: string): Knex.QueryBuilder {
    const { tenants } = this.scope;
    if (tenants === '*') return this.knex(table);
    const inside = this.knex(table).whereIn('tenant_id', [...tenants]);
    return this.knex.from(inside.as(table));
  }

  /**
   * One page of the table over all tenants of the scope.
   *
   * Over several tenants the first rows of each are taken in order from its own index and merged: an `IN` would read
   * and sort all rows of all of them, a hundred times slower with 40 tenants. Needs an index on `tenant_id` and the
   * columns of the order.
   *
   * @param narrow - adds the filters to a query over one tenant's rows
   */
  protected pageOf<Row extends object>(
    table: string,
    keyset: Keyset,
    narrow: (query: Knex.QueryBuilder) => void,
  ): Promise<Page<Row>> {
    const { tenants } = this.scope;
    if (tenants === '*' || tenants.length < 2) {
      const rows = this.rows(table);
      narrow(rows);
      return paginate<Row>(rows, keyset);
    }
    const ofOne = this.knex(table).whereRaw('??.tenant_id = scoped.tenant', [
      table,
    ]);
    narrow(ofOne);
    startAtCursor(ofOne, keyset);
    const merged = this.knex
      .select(`${table}.*`)
      .from(
        this.knex.raw(
          'unnest(?::text[]) as scoped(tenant) cross join lateral (?) as ??',
          [[...tenants], ofOne, table],
        ),
      );
    return paginate<Row>(merged, keyset);
  }
}
