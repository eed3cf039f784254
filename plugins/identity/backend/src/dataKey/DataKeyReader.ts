import { NotFoundError } from '@backstage/errors';
import { TenantReader } from '@wardroom/platform-node';
import type { WrappedKey } from './MasterKeys';

export type DataKey = WrappedKey & { id: string; tenant: string };

type Row = {
  tenant_id: string;
  id: string;
  master_key_id: string;
  wrapped: string;
};

/** Wrapped data keys of tenants. */
export class DataKeyReader extends TenantReader {
  /** The key with this id. Destroying it destroys what it sealed. */
  async get(id: string): Promise<DataKey> {
    const row = await this.rows('data_keys').where({ id }).first();
    if (!row) throw new NotFoundError(`The data key ${id} is gone`);
    return dataKeyOf(row);
  }

  /** The key that seals now: the youngest, unless it is older than a year. */
  async findCurrent(): Promise<DataKey | undefined> {
    const row = await this.rows('data_keys')
      .whereRaw(`created_at > now() - interval '1 year'`)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .first();
    return row && dataKeyOf(row);
  }

  /** Keys that another master key wraps. */
  async wrappedByOther(masterKeyId: string, limit: number): Promise<DataKey[]> {
    const rows: Row[] = await this.rows('data_keys')
      .whereNot({ master_key_id: masterKeyId })
      .orderBy(['tenant_id', 'id'])
      .limit(limit);
    return rows.map(dataKeyOf);
  }
}

function dataKeyOf(row: Row): DataKey {
  return {
    id: row.id,
    tenant: row.tenant_id,
    masterKeyId: row.master_key_id,
    wrapped: row.wrapped,
  };
}
