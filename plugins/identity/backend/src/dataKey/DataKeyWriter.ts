import { newId } from '@wardroom/platform-common';
import { DataKeyReader, type DataKey } from './DataKeyReader';
import type { WrappedKey } from './MasterKeys';

/** Adds data keys and changes what wraps them. */
export class DataKeyWriter extends DataKeyReader {
  async add(key: WrappedKey): Promise<DataKey> {
    const { tenant } = this.scope;
    const id = newId('key');
    await this.knex('data_keys').insert({
      tenant_id: tenant,
      id,
      master_key_id: key.masterKeyId,
      wrapped: key.wrapped,
    });
    return { ...key, id, tenant };
  }

  async rewrap(key: DataKey, next: WrappedKey): Promise<void> {
    await this.knex('data_keys')
      .where({
        tenant_id: key.tenant,
        id: key.id,
        master_key_id: key.masterKeyId,
      })
      .update({ master_key_id: next.masterKeyId, wrapped: next.wrapped });
  }
}
