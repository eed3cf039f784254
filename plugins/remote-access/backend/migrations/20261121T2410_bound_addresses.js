// @ts-check
// The address that a ticket or a session is good for alone. Empty where the rules of the customer do not ask for it: no
// more addresses are kept than are compared.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('tickets', table => {
    table.text('address');
  });
  await knex.schema.alterTable('sessions', table => {
    table.text('address');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.dropColumn('address');
  });
  await knex.schema.alterTable('tickets', table => {
    table.dropColumn('address');
  });
};
