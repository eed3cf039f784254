import type { TenantStore } from '@wardroom/platform-node';
import type { TestDatabase } from './TestDatabase';
import { testScope } from './testScope';

export type LeakSearch<S extends TenantStore> = {
  store: S;
  /** Creates rows of every table in this tenant; texts carry the canary. Returns what the reads need to ask for them. */
  seed(store: S, tenant: string, canary: string): Promise<unknown>;
  /** Every read of every reader, asked for what belongs to the other tenant. */
  reads: Record<
    string,
    (
      readers: Parameters<Parameters<S['read']>[1]>[0],
      seeded: any,
    ) => Promise<unknown>
  >;
};

const own = 'acme';
const foreign = 'globex';

/**
 * Asks every read, in the scope of one tenant, for what belongs to another. Returns a sentence for each answer that
 * holds something of it; `NotFoundError` and empty answers are as they should be.
 */
export async function findLeaks<S extends TenantStore>(
  search: LeakSearch<S>,
): Promise<string[]> {
  const { store, seed, reads } = search;
  const canary = `canary-${foreign}-${Math.random().toString(36).slice(2)}`;
  await seed(store, own, `canary-${own}`);
  const seeded = await seed(store, foreign, canary);
  const scope = testScope({ ref: `user:${own}/admin`, tenants: [own] });
  const leaks: string[] = [];
  for (const [name, read] of Object.entries(reads)) {
    const answer = await store
      .read(scope, readers => read(readers as never, seeded))
      .catch(error => {
        if (error.name === 'NotFoundError') return undefined;
        throw error;
      });
    const text = JSON.stringify(answer ?? '');
    if (text.includes(canary) || text.includes(`"${foreign}"`)) {
      leaks.push(
        `${name} shows a row of another tenant: ${text.slice(0, 200)}`,
      );
    }
  }
  return leaks;
}

/**
 * The isolation suite of a store: no read shows another tenant's rows with row-level security on, and none does with
 * it switched off either, because readers filter by themselves.
 */
export function tenantIsolation<S extends TenantStore>(
  open: () => Promise<LeakSearch<S> & { database: TestDatabase }>,
): void {
  describe('tenant isolation', () => {
    it('holds in every read', async () => {
      const search = await open();
      await expect(findLeaks(search)).resolves.toEqual([]);
    });

    it('holds in every read without row-level security', async () => {
      const search = await open();
      await search.database.disableRowSecurity(search.store.context);
      await expect(findLeaks(search)).resolves.toEqual([]);
    });

    it('hides everything from a transaction without tenants', async () => {
      const { store, database, seed } = await open();
      await seed(store, own, 'canary');
      const knex = database.knex(database.appUrl, store.context);
      const { rows } = await knex.raw(
        `select relname from pg_class where relnamespace = ?::regnamespace and relrowsecurity`,
        [store.context],
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { relname } of rows) {
        await expect(knex(relname)).resolves.toEqual([]);
      }
    });
  });
}
