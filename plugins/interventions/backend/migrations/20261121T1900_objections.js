// @ts-check
// What other contexts want settled before a request is resolved: one for each thing that they object to.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'objections', table => {
    table.text('intervention_id').notNullable();
    table.text('about').notNullable();
    table.text('text').notNullable();
    table.text('path');
    table.unique(['tenant_id', 'intervention_id', 'about'], {
      indexName: 'objections_one_about_each_thing',
    });
    table
      .foreign(['tenant_id', 'intervention_id'], 'objections_have_a_request')
      .references(['tenant_id', 'id'])
      .inTable('interventions');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('objections');
};
