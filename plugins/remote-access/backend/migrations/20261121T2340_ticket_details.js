// @ts-check
// What a ticket is for beyond its kind: the form and the reason of an export, which the gateway writes into the file.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('tickets', table => {
    table.jsonb('details');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('tickets', table => {
    table.dropColumn('details');
  });
};
