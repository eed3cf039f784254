// @ts-check
// The chains. `body` is text, not jsonb: the very characters are hashed. The columns beside it are there to filter by
// and say nothing that the body does not say; checking the chain compares them. `audit_chains` holds each chain's head,
// so that a tail that was cut off shows when the next event is appended.
const { appendOnlyTable, tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await appendOnlyTable(knex, 'audit_events', table => {
    table.bigInteger('sequence').notNullable();
    table.text('previous_hash').notNullable();
    table.text('hash').notNullable();
    table.text('body').notNullable();
    table.text('event').notNullable();
    table.text('actor').notNullable();
    table.text('object');
    table.text('outcome').notNullable();
    table.text('severity').notNullable();
    table.timestamp('at', { precision: 3 }).notNullable();
    table.unique(['tenant_id', 'sequence'], {
      indexName: 'audit_events_sequence_is_unique_in_tenant',
    });
    table.index(['tenant_id', 'actor', 'sequence'], 'audit_events_by_actor');
    table.index(['tenant_id', 'event', 'sequence'], 'audit_events_by_event');
    table.index(['tenant_id', 'object', 'sequence'], 'audit_events_by_object');
    table.index(['tenant_id', 'at'], 'audit_events_by_time');
  });
  await appendOnlyTable(knex, 'audit_checkpoints', table => {
    table.bigInteger('sequence').notNullable();
    table.text('hash').notNullable();
    table.bigInteger('previous').notNullable();
    table.text('at').notNullable();
    table.text('key_id').notNullable();
    table.text('signature').notNullable();
    table.unique(['tenant_id', 'sequence'], {
      indexName: 'audit_checkpoints_sequence_is_unique_in_tenant',
    });
  });
  await tenantTable(knex, 'audit_chains', table => {
    table.bigInteger('sequence').notNullable();
    table.text('hash').notNullable();
    table.check('tenant_id = id', [], 'audit_chains_one_for_each_tenant');
  });
};

exports.down = async () => {};
