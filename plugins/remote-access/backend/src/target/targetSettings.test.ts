import { join } from 'node:path';
import type { TestDatabase } from '@wardroom/platform-test-utils';
import { openRemoteAccess } from '../testing/openRemoteAccess';
import { seedTarget } from '../testing/seedTarget';

const migration = join(
  __dirname,
  '../../migrations/20261121T2100_target_settings.js',
);

describe('the migration to settings of targets', () => {
  let database: TestDatabase;

  afterAll(() => database.drop());

  it('keeps the old algorithms that targets of all tenants allow, and nothing else', async () => {
    const opened = await openRemoteAccess();
    database = opened.database;
    const plain = await seedTarget(opened.store, 'acme', { name: 'plain' });
    const old = await seedTarget(opened.store, 'globex', { name: 'old' });
    // As its owner, who is bound by row-level security like everybody else.
    const owner = database.knex(database.ownerUrl, 'remote-access');
    const { up, down } = require(migration);
    await owner.transaction(async knex => {
      await knex.raw(`select set_config('app.tenants', '*', true)`);
      await down(knex);
      await knex('targets')
        .where({ id: old.id })
        .update({ algorithms: '{"cipher":["3des-cbc"]}' });
    });
    await owner.transaction(up);
    const rows = await database
      .superuser('remote-access')('targets')
      .orderBy('name', 'desc')
      .select('id', 'settings');
    expect(rows).toEqual([
      { id: plain.id, settings: { protocol: 'ssh' } },
      {
        id: old.id,
        settings: { protocol: 'ssh', algorithms: { cipher: ['3des-cbc'] } },
      },
    ]);
  });
});
