// @ts-check
// What applying a scan needs, and by what scans know the assets that people have entered.
//
// A staged record has its severity and a hash of its content, so that the same one speaks for a finding in whatever order
// a file says them; that of an asset has the asset it is and the newer scan that has covered it already. An effect says
// what is done to its row before it is done: the statements that change rows start from effects, and an undo ends there.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('scan_records', table => {
    table.smallint('severity');
    table.text('digest');
    table.text('asset_id');
    table.timestamp('older_than', { precision: 3 });
  });
  await knex.schema.alterTable('scan_effects', table => {
    table.text('action').notNullable();
    table.text('record_id');
    table.text('note');
    table.dropIndex([], 'scan_effects_of_import');
    table.unique(['tenant_id', 'scan_import_id', 'noun', 'object_id'], {
      indexName: 'scan_effects_are_one_for_each_row',
    });
  });
  // Each scan says of most rows only that it has seen them again: with room on their page no index has to hear of it.
  await knex.raw('alter table findings set (fillfactor = 70)');
  await knex.raw('alter table finding_occurrences set (fillfactor = 70)');
  await identifyAssets(knex);
};

/**
 * Of two assets with one address the older has it.
 *
 * @param {import('knex').Knex} knex
 */
async function identifyAssets(knex) {
  await knex.raw(`select set_config('app.tenants', '*', true)`);
  await knex.raw(
    `insert into asset_identifiers (tenant_id, id, asset_id, kind, value, origin)
     select distinct on (tenant_id, kind, value)
       tenant_id, 'idn_' || replace(gen_random_uuid()::text, '-', ''), id, kind, value, 'entered'
     from assets
     cross join lateral unnest(addresses) as value
     cross join lateral (
       select case
         when value ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$' then 'mac'
         when value ~ ':|^[0-9.]+$' then 'ip'
         else 'fqdn'
       end as kind) as known
     order by tenant_id, kind, value, created_at, id`,
  );
}

exports.down = async () => {};
