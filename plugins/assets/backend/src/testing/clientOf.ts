import type { Knex } from 'knex';
import { systemScope } from '@wardroom/platform-node';
import type { AssetsStore } from '../AssetsStore';

/** What a store sends its statements by. */
export async function clientOf(store: AssetsStore): Promise<Knex.Client> {
  return store.read(systemScope('assets', ['acme']), async reader => {
    const { knex } = reader.assets as unknown as { knex: Pick<Knex, 'raw'> };
    return (knex.raw('') as unknown as { client: Knex.Client }).client;
  });
}
