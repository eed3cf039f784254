import type { Knex } from 'knex';
import type { TenantScope } from './TenantScope';

/** A transaction in the tenants of a scope; only the store makes one. */
export type TenantTransaction = { knex: Knex.Transaction; scope: TenantScope };

/** Base of all readers: queries start from rows that are already those of the scope's tenants. */
export abstract class TenantReader {
  protected readonly knex: Knex.Transaction;
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
}
