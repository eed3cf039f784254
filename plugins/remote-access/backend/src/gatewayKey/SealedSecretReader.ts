import { TenantReader } from '@wardroom/platform-node';
import type { SealContext, Sealed } from '@wardroom/remote-access-common';
import {
  sealedTables,
  type SealedRow,
  type SealedTableName,
} from './sealedTables';

/** A sealed secret with its place: which row keeps it, and what it is bound to. */
export type SealedSecret = {
  table: SealedTableName;
  tenant: string;
  id: string;
  sealed: Sealed;
  context: SealContext;
};

const names = Object.keys(sealedTables) as SealedTableName[];

/** Reads what is sealed to the gateway, wherever it is kept. */
export class SealedSecretReader extends TenantReader {
  /** How many secrets are sealed to each key, by the key's name. */
  async countByKey(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const table of names) {
      const rows: { sealed_to: string; count: string }[] = await this.rows(
        table,
      )
        .whereNotNull('sealed_to')
        .groupBy('sealed_to')
        .select('sealed_to')
        .count({ count: '*' });
      for (const { sealed_to: kid, count } of rows) {
        counts.set(kid, (counts.get(kid) ?? 0) + Number(count));
      }
    }
    return counts;
  }

  /**
   * Secrets of one table that are sealed to one of these keys, in the order of their ids.
   *
   * @param after - the id of the last one that was seen
   */
  async sealedTo(
    table: SealedTableName,
    page: { kids: string[]; after: string; limit: number },
  ): Promise<SealedSecret[]> {
    const { columns, contextOf } = sealedTables[table];
    const rows: SealedRow[] = await this.rows(table)
      .whereIn('sealed_to', page.kids)
      .where('id', '>', page.after)
      .orderBy('id')
      .limit(page.limit)
      .select('tenant_id', 'id', 'sealed', ...columns);
    return rows.map(row => ({
      ...{ table, tenant: row.tenant_id, id: row.id },
      ...{ sealed: row.sealed, context: contextOf(row) },
    }));
  }
}
