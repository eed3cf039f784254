import type { AssetsStore } from '../AssetsStore';
import { clientOf } from './clientOf';

/** Number of statements that the application sends meanwhile, with those that begin and end transactions. */
export async function countStatements(
  store: AssetsStore,
  work: () => Promise<unknown>,
): Promise<number> {
  const client = await clientOf(store);
  let count = 0;
  const add = () => {
    count += 1;
  };
  client.on('query', add);
  await work();
  client.off('query', add);
  return count;
}
