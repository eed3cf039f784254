import { join } from 'node:path';
import type { TestDatabase } from '@wardroom/platform-test-utils';
import { systemScope } from '@wardroom/platform-node';
import { anAsset } from '../testing/anAsset';
import { openAssetsStore } from '../testing/openAssetsStore';

const migration = join(
  __dirname,
  '../../migrations/20261122T0240_applied_scans.js',
);

describe('the migration by which scans know assets that were there', () => {
  let database: TestDatabase;

  afterAll(() => database.drop());

  it('takes their addresses for what they are, in all tenants, each once', async () => {
    const opened = await openAssetsStore();
    database = opened.database;
    const addresses = [
      '192.0.2.1',
      '2001:db8::1',
      'web.acme.example',
      '00:00:5e:00:53:01',
    ];
    const scope = systemScope('assets', '*');
    const add = (tenant: string, name: string) =>
      opened.store.transact(scope, tx =>
        tx.assets.create(anAsset({ tenant, name, addresses })),
      );
    const first = await add('acme', 'web-01');
    await add('acme', 'copy-01');
    const foreign = await add('globex', 'web-01');
    // As its owner, who is bound by row-level security like everybody else.
    const owner = database.knex(database.ownerUrl, 'assets');
    await owner.transaction(async knex => {
      await knex.raw(`select set_config('app.tenants', '*', true)`);
      await knex('asset_identifiers').delete();
      await knex.raw(
        `alter table scan_records drop severity, drop digest, drop asset_id, drop older_than`,
      );
      await knex.raw(
        `alter table scan_effects drop constraint scan_effects_are_one_for_each_row, drop action, drop record_id, drop note`,
      );
      await knex.raw(
        'create index scan_effects_of_import on scan_effects (tenant_id, scan_import_id)',
      );
    });
    await owner.transaction(require(migration).up);
    const held = await database
      .superuser('assets')('asset_identifiers')
      .orderBy(['tenant_id', 'value'])
      .select('asset_id', 'kind', 'value', 'origin');
    const of = (asset_id: string) =>
      [
        ['mac', '00:00:5e:00:53:01'],
        ['ip', '192.0.2.1'],
        ['ip', '2001:db8::1'],
        ['fqdn', 'web.acme.example'],
      ].map(([kind, value]) => ({ asset_id, kind, value, origin: 'entered' }));
    expect(held).toEqual([...of(first.id), ...of(foreign.id)]);
  });
});
