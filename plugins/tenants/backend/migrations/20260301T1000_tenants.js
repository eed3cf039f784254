// @ts-check
// Tenants, their people, roles, assignments and groups. A tenant's id is its slug, in both key columns: it never
// changes and is never used again, so that references in audit chains stay true.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'tenants', table => {
    table.text('name').notNullable();
    table.text('legal_name');
    table.text('tier').notNullable();
    table.text('industry');
    table.text('region');
    table.text('time_zone').notNullable();
    table.text('key').notNullable();
    table.text('state').notNullable();
    table.text('state_reason');
    table.unique(['key'], { indexName: 'tenants_key_is_unique' });
    table.check('tenant_id = id', [], 'tenants_id_is_the_slug');
  });
  await tenantTable(knex, 'people', table => {
    table.text('display_name').notNullable();
    table.text('email').notNullable();
    table.specificType('roles', 'text[]').notNullable();
    table.text('state').notNullable().defaultTo('active');
    table
      .timestamp('tokens_valid_after')
      .notNullable()
      .defaultTo(knex.raw("'epoch'"));
    table.unique(['tenant_id', 'email'], {
      indexName: 'people_email_is_unique_in_tenant',
    });
    table.index(['email'], 'people_by_email');
  });
  await tenantTable(knex, 'roles', table => {
    table.text('name').notNullable();
    table.text('description').notNullable();
    table.text('base').notNullable();
    table.specificType('permissions', 'text[]').notNullable();
    table.unique(['tenant_id', 'name'], {
      indexName: 'roles_name_is_unique_in_tenant',
    });
  });
  await tenantTable(knex, 'assignments', table => {
    table.text('person').notNullable();
    table.text('kind').notNullable();
    table.timestamp('starts_at').notNullable();
    table.timestamp('ends_at');
    table.text('reason').notNullable();
    table.text('ended_by');
    table.index(['person'], 'assignments_by_person');
    table.check(
      'ends_at is null or ends_at >= starts_at',
      [],
      'assignments_end_after_they_start',
    );
  });
  await tenantTable(knex, 'tenant_groups', table => {
    table.text('name').notNullable();
    table.text('description');
    table.jsonb('rule');
    table.specificType('members', 'text[]').notNullable();
    table.specificType('exclusions', 'text[]').notNullable();
    table.unique(['tenant_id', 'name'], {
      indexName: 'tenant_groups_name_is_unique',
    });
  });
};

exports.down = async () => {};
