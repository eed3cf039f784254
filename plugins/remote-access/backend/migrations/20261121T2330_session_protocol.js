// @ts-check
// How a session's target was spoken to: pages show a terminal or a desktop by it, also when the target is gone.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.text('protocol').notNullable().defaultTo('ssh');
  });
  // Row-level security holds for the owner too: without a scope nothing would be changed, and nothing said.
  await knex.raw(`select set_config('app.tenants', '*', true)`);
  await knex.raw(
    `update sessions set protocol = targets.protocol from targets
     where targets.tenant_id = sessions.tenant_id and targets.id = sessions.target_id`,
  );
  await knex.raw('alter table sessions alter column protocol drop default');
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.dropColumn('protocol');
  });
};
