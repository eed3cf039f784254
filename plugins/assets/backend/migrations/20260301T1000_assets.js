// @ts-check
// Assets of all tenants. Each order of the list has two indexes: one that begins with the tenant, for pages of one
// or several tenants, and one without it, for people who see all of them; by name the unique one serves. Criticality is a number, 1 the most
// critical, so that it sorts by index. "search" holds what the list finds, in lower case.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'assets', table => {
    table.text('name').notNullable();
    table.text('title').notNullable();
    table.text('type').notNullable();
    table.specificType('criticality', 'smallint').notNullable();
    table.text('owner').notNullable();
    table.specificType('addresses', 'text[]').notNullable();
    table.specificType('tags', 'text[]').notNullable();
    table.text('notes').notNullable();
    table.text('state').notNullable();
    table.text('search').notNullable();
    table.unique(['tenant_id', 'name'], {
      indexName: 'assets_name_is_unique_in_tenant',
    });
    table.check(
      'criticality between 1 and 4',
      [],
      'assets_criticality_is_known',
    );
    table.index(
      ['tenant_id', 'state', 'criticality', 'name'],
      'assets_by_criticality',
    );
    table.index(['tenant_id', 'state', 'updated_at', 'id'], 'assets_by_update');
    table.index(['state', 'name', 'tenant_id'], 'assets_of_all_by_name');
    table.index(
      ['state', 'criticality', 'name', 'tenant_id'],
      'assets_of_all_by_criticality',
    );
    table.index(
      ['state', 'updated_at', 'tenant_id', 'id'],
      'assets_of_all_by_update',
    );
  });
};

exports.down = async () => {};
