// @ts-check
// Sites are customers' networks and the ways into them. A target may stand in one; it is dialed through it alone then, so
// that a site cannot go while a target stands in it. The file of a tunnel is sealed to the connector: neither this
// database nor the gateway can open it.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'sites', table => {
    table.text('name').notNullable();
    table.text('kind').notNullable();
    table.jsonb('ranges').notNullable();
    table.jsonb('name_servers').notNullable();
    table.jsonb('sealed');
    table.integer('secret_version');
    table.timestamp('renewed_at', { precision: 3 });
    table.text('renewed_by');
    table.text('jump_target_id');
    table.text('public_key');
    table.boolean('enabled').notNullable();
    table.index(['tenant_id', 'name', 'id'], 'sites_by_name');
    table.unique(['tenant_id', 'name'], {
      indexName: 'sites_name_is_unique_in_tenant',
    });
    table
      .foreign(['tenant_id', 'jump_target_id'], 'sites_jump_target_is_stored')
      .references(['tenant_id', 'id'])
      .inTable('targets');
  });
  await knex.schema.alterTable('targets', table => {
    table.text('site_id');
    table.index(['tenant_id', 'site_id'], 'targets_by_site');
    table
      .foreign(['tenant_id', 'site_id'], 'targets_site_is_stored')
      .references(['tenant_id', 'id'])
      .inTable('sites');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('targets', table => table.dropColumn('site_id'));
  await knex.schema.dropTable('sites');
};
