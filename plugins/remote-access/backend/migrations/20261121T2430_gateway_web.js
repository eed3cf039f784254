// @ts-check
// Whether a gateway opens web applications: they need a browser beside guacd. What is not known yet is said with the next beat.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('gateway_nodes', table => {
    table.boolean('web').notNullable().defaultTo(false);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('gateway_nodes', table => {
    table.dropColumn('web');
  });
};
