// @ts-check
// Watching and steering a session while it runs. What goes on around it changes by the second and is told by the
// gateway: it belongs to the session's row and ends with it. Whoever is invited stays on record with the session.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.jsonb('life');
    table.jsonb('guests').notNullable().defaultTo('[]');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.dropColumn('life');
    table.dropColumn('guests');
  });
};
