// @ts-check
// Which way to a target a session took: its place, its name to sign in as, its credential, its site and the hosts
// between. Who changes the way ends what goes by the old one. Sessions from before have none and are left alone.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('targets', table => {
    table.integer('way').notNullable().defaultTo(1);
  });
  await knex.schema.alterTable('sessions', table => {
    table.integer('target_way');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('sessions', table =>
    table.dropColumn('target_way'),
  );
  await knex.schema.alterTable('targets', table => table.dropColumn('way'));
};
