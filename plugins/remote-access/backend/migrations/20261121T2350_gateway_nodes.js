// @ts-check
// The gateways of the installation and the keys that they share. Both are the provider's: no customer's row is here. What
// stands in `gateway_nodes` is what its node said of itself last; a name is its id, and never changes.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'gateway_nodes', table => {
    table.text('incarnation').notNullable();
    table.text('program').notNullable();
    table.boolean('embedded').notNullable();
    table.integer('sessions').notNullable();
    table.integer('capacity').notNullable();
    table.float('load').notNullable();
    table.boolean('stopping').notNullable();
    table.boolean('connector').notNullable();
    table.boolean('desktops').notNullable();
    // The keys that open secrets, the present one first, and the one to which they are sealed for it.
    table.specificType('opens', 'text[]').notNullable();
    table.text('fingerprint');
    table.text('fault');
    table.timestamp('heartbeat_at', { precision: 3 }).notNullable();
    table.timestamp('approved_at', { precision: 3 });
    table.text('approved_by');
    table.timestamp('drain_until', { precision: 3 });
    table.timestamp('lost_at', { precision: 3 });
    table.check(
      '(approved_at is null) = (approved_by is null)',
      [],
      'gateway_nodes_are_approved_by_somebody',
    );
  });
  await tenantTable(knex, 'group_keys', table => {
    table.integer('number').notNullable();
    table.timestamp('destroyed_at', { precision: 3 });
    table.unique(['tenant_id', 'number'], {
      indexName: 'group_keys_follow_each_other',
    });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('group_keys');
  await knex.schema.dropTable('gateway_nodes');
};
