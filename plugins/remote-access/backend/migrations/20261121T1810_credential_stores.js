// @ts-check
// Stores outside, such as a HashiCorp Vault, and credentials that are read from them. A credential is kept here, sealed,
// or there: never in both places, where one copy would outlive the other.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'credential_stores', table => {
    table.text('provider').notNullable();
    table.text('name').notNullable();
    table.text('address').notNullable();
    table.text('authorities');
    table.jsonb('settings').notNullable();
    table.jsonb('sealed').notNullable();
    table.integer('secret_version').notNullable();
    table.timestamp('renewed_at', { precision: 3 }).notNullable();
    table.text('renewed_by').notNullable();
    table.unique(['tenant_id', 'name'], {
      indexName: 'credential_stores_name_is_unique_in_tenant',
    });
    table.index(['name', 'id'], 'credential_stores_by_name');
  });
  await knex.raw(
    `alter table credential_stores add column sealed_to text not null generated always as (sealed->>'kid') stored`,
  );
  await knex.schema.alterTable('credential_stores', table => {
    table.index(
      ['sealed_to', 'tenant_id', 'id'],
      'credential_stores_by_sealing_key',
    );
  });
  await knex.schema.alterTable('credentials', table => {
    table.text('store_id');
    table.jsonb('place');
    table.setNullable('sealed');
    table
      .foreign(['tenant_id', 'store_id'], 'credentials_store_exists')
      .references(['tenant_id', 'id'])
      .inTable('credential_stores');
    table.index(['tenant_id', 'store_id'], 'credentials_by_store');
    table.check(
      '(sealed is null) = (store_id is not null) and (store_id is null) = (place is null)',
      [],
      'credentials_are_kept_in_one_place',
    );
  });
  await knex.raw('alter table credentials alter sealed_to drop not null');
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('delete from credentials where sealed is null');
  await knex.schema.alterTable('credentials', table => {
    table.dropChecks('credentials_are_kept_in_one_place');
    table.dropColumns('store_id', 'place');
    table.dropNullable('sealed');
  });
  await knex.schema.dropTable('credential_stores');
};
