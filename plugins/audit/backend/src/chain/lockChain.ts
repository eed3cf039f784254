import type { TransactionKnex } from '@wardroom/platform-node';

/**
 * Makes the rest of the transaction the only one that moves this tenant's chain, over all replicas. Whoever waits sees
 * what the others committed, because each statement of a transaction takes a snapshot of its own.
 */
export async function lockChain(
  knex: TransactionKnex,
  tenant: string,
): Promise<void> {
  await knex.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `audit chain ${tenant}`,
  ]);
}
