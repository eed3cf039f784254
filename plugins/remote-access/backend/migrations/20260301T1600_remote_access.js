// @ts-check
// Credentials (sealed: what stands here cannot be opened here), targets, the keys of recordings, and the signing keys of
// all gateways there ever were: recordings outlive the gateway that wrote them.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'credentials', table => {
    table.text('kind').notNullable();
    table.text('label').notNullable();
    table.jsonb('sealed').notNullable();
    table.integer('secret_version').notNullable();
    table.timestamp('renewed_at', { precision: 3 }).notNullable();
    table.text('renewed_by').notNullable();
    table.unique(['tenant_id', 'label'], {
      indexName: 'credentials_label_is_unique_in_tenant',
    });
  });
  await tenantTable(knex, 'targets', table => {
    table.text('asset').notNullable();
    table.text('name').notNullable();
    table.text('protocol').notNullable();
    table.text('host').notNullable();
    table.integer('port').notNullable();
    table.text('username').notNullable();
    table.text('credential_id').notNullable();
    table.jsonb('algorithms');
    table.jsonb('policy').notNullable();
    table.jsonb('pinned');
    table.jsonb('presented');
    table.index(['tenant_id', 'name', 'id'], 'targets_by_name');
    table.index(['tenant_id', 'asset'], 'targets_by_asset');
    table.unique(['tenant_id', 'asset', 'name'], {
      indexName: 'targets_name_is_unique_on_asset',
    });
    table
      .foreign(['tenant_id', 'credential_id'], 'targets_credential_is_stored')
      .references(['tenant_id', 'id'])
      .inTable('credentials');
  });
  await tenantTable(knex, 'recording_keys', table => {
    table.integer('key_version').notNullable();
    table.text('kid').notNullable();
    table.text('public_key').notNullable();
    table.jsonb('sealed').notNullable();
    table.jsonb('context').notNullable();
    table.unique(['tenant_id', 'key_version'], {
      indexName: 'recording_keys_version_is_unique_in_tenant',
    });
  });
  await tenantTable(knex, 'signing_keys', table => {
    table.text('public_key').notNullable();
    table.text('node').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  for (const table of [
    'signing_keys',
    'recording_keys',
    'targets',
    'credentials',
  ]) {
    await knex.schema.dropTable(table);
  }
};
