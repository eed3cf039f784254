// @ts-check
// Searches for CVEs at several customers at once.
//
// One has a row for each of its customers, all with the same id and words, so that everybody sees as much of it as
// concerns their customers. A customer that was not scanned has the reason and no run.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'emergency_scans', table => {
    table.specificType('vulnerability_ids', 'text[]').notNullable();
    table.text('scanner').notNullable();
    table.text('type').notNullable();
    table.text('reason').notNullable();
    table.text('requested_by').notNullable();
    table.text('refusal');
    table.index(['id'], 'emergency_scans_of_all_by_id');
  });
  await knex.schema.alterTable('scan_runs', table => {
    table.text('emergency_scan_id');
    table
      .foreign(
        ['tenant_id', 'emergency_scan_id'],
        'scan_runs_have_their_emergency',
      )
      .references(['tenant_id', 'id'])
      .inTable('emergency_scans');
    table.unique(['tenant_id', 'emergency_scan_id'], {
      indexName: 'emergency_scans_run_once_for_a_customer',
      predicate: knex.whereRaw('emergency_scan_id is not null'),
    });
  });
};

exports.down = async () => {};
