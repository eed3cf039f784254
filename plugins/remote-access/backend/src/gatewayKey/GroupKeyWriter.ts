import { PROVIDER } from '@wardroom/tenants-common';
import { GroupKeyReader } from './GroupKeyReader';

/** Writes which keys there are. */
export class GroupKeyWriter extends GroupKeyReader {
  /** Lets nobody else make, add or destroy keys before this transaction ends. */
  async hold(): Promise<void> {
    await this.knex.raw('lock table group_keys in share row exclusive mode');
  }

  /** Adds keys that were made, the oldest first. */
  async add(kids: string[]): Promise<void> {
    for (const id of kids) {
      await this.knex('group_keys').insert({
        ...{ tenant_id: PROVIDER, id },
        number: this.knex.raw(
          '(select coalesce(max(number), 0) + 1 from group_keys)',
        ),
      });
    }
  }

  /** Notes that a key is destroyed, wherever it may still lie. */
  async destroy(kid: string): Promise<void> {
    await this.knex('group_keys')
      .where({ tenant_id: PROVIDER, id: kid })
      .update({ destroyed_at: this.knex.fn.now() });
  }
}
