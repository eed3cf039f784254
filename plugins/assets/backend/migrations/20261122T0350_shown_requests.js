// @ts-check
// Whether the customer may know of a request that findings are in. One of which nothing was said is taken for the
// provider's own affair.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('finding_requests', table => {
    table.boolean('shown').notNullable().defaultTo(false);
  });
};

exports.down = async () => {};
