// @ts-check
// What tells assets apart that were one.
//
// A split says which asset came of which, until they are joined again. An identifier that went with one, and those of its
// kind that did not, know of which assets they were told not to be. A place says under which identifiers a scan showed it
// last, null where nobody has kept that; of a finding that was doubled, the half knows the whole.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'asset_splits', table => {
    for (const [column, name] of [
      ['from_id', 'asset_splits_have_what_was_split'],
      ['into_id', 'asset_splits_have_what_came_of_it'],
    ]) {
      table.text(column).notNullable();
      table
        .foreign(['tenant_id', column], name)
        .references(['tenant_id', 'id'])
        .inTable('assets')
        .onDelete('cascade');
    }
  });
  await knex.schema.alterTable('asset_identifiers', table => {
    table.specificType('not_of', 'text[]').notNullable().defaultTo('{}');
  });
  await knex.schema.alterTable('findings', table => {
    table.text('half_of');
  });
  await knex.schema.alterTable('finding_occurrences', table => {
    table.specificType('seen_as', 'text[]');
  });
};

exports.down = async () => {};
