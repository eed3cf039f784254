// @ts-check
// Scans that begin again and again, the scans themselves, and how many a customer may have.
//
// A schedule that is active has one run that is planned: its next. Two replicas that plan at once make one of them. A run
// keeps what it is to do and the names of its schedule as they are when it begins, whatever becomes of the schedule.
const { tenantTable } = require('@wardroom/platform-node');

const toMs = { precision: 3 };

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'scan_schedules', table => {
    table.text('name').notNullable();
    table.text('title').notNullable();
    work(table);
    table.jsonb('recurrence').notNullable();
    table.text('time_zone').notNullable();
    table.jsonb('blackouts').notNullable();
    table.text('missed').notNullable();
    table.text('state').notNullable();
    table.text('created_by').notNullable();
    table.unique(['tenant_id', 'name'], {
      indexName: 'scan_schedules_have_a_name',
    });
    table.index(['name', 'tenant_id'], 'scan_schedules_of_all_by_name');
  });
  await tenantTable(knex, 'scan_runs', table => {
    table.text('scan_schedule_id');
    table.text('schedule_name');
    table.text('schedule_title');
    table.boolean('planned').notNullable().defaultTo(false);
    table.text('finding_id');
    table.jsonb('ports').notNullable().defaultTo('[]');
    work(table);
    table.text('state').notNullable();
    table.timestamp('due_at', toMs).notNullable();
    table.timestamp('started_at', toMs);
    // When a portal took it up. A run that is taken up once more was lost.
    table.timestamp('begun_at', toMs);
    table.timestamp('ended_at', toMs);
    table.smallint('progress').notNullable().defaultTo(0);
    table.text('reason');
    table.text('scan_import_id');
    table.text('requested_by').notNullable();
    table
      .foreign(['tenant_id', 'scan_import_id'], 'scan_runs_have_their_import')
      .references(['tenant_id', 'id'])
      .inTable('scan_imports');
    table.index(['tenant_id', 'due_at', 'id'], 'scan_runs_by_time');
    table.index(['due_at', 'tenant_id', 'id'], 'scan_runs_of_all_by_time');
    table.index(['tenant_id', 'started_at'], 'scan_runs_of_a_month', {
      predicate: knex.whereRaw('started_at is not null'),
    });
    table.index(['due_at', 'tenant_id'], 'scan_runs_to_come', {
      predicate: knex.whereRaw(`state = 'reserved'`),
    });
    table.unique(['tenant_id', 'scan_schedule_id'], {
      indexName: 'scan_schedules_plan_one_run',
      predicate: knex.whereRaw(`planned and state = 'reserved'`),
    });
  });
  await tenantTable(knex, 'scan_quotas', table => {
    table.boolean('is_own').notNullable().defaultTo(false);
    // Null where it is the customer's own: without limit.
    table.integer('own_limit');
    table.text('granted_month');
    table.integer('granted').notNullable().defaultTo(0);
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function work(table) {
  table.text('scanner').notNullable();
  table.text('type').notNullable();
  table.jsonb('targets').notNullable();
  table.text('site');
  table.jsonb('settings').notNullable();
}

exports.down = async () => {};
