import type { Knex } from 'knex';
import { systemScope } from '@wardroom/platform-node';
import type { AssetsStore } from '../AssetsStore';

/** Number of statements that the application sends meanwhile, with those that begin and end transactions. */
export async function countStatements(
  store: AssetsStore,
  work: () => Promise<unknown>,
): Promise<number> {
  const scope = systemScope('assets', ['acme']);
  const client = await store.read(scope, async reader => {
    const { knex } = reader.assets as unknown as { knex: Pick<Knex, 'raw'> };
    return (knex.raw('') as unknown as { client: Knex.Client }).client;
  });
  let count = 0;
  const add = () => {
    count += 1;
  };
  client.on('query', add);
  await work();
  client.off('query', add);
  return count;
}
