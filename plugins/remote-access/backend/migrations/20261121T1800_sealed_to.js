// @ts-check
// Keys of the gateway are rotated: what is sealed to a former key is found and counted by its name. The name stands in
// columns of their own, because under row-level security no index helps where a function reads it out of the envelope.

const tables = ['credentials', 'recording_keys'];

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  for (const table of tables) {
    await knex.raw(
      `alter table ?? add column sealed_to text not null generated always as (sealed->>'kid') stored`,
      [table],
    );
    await knex.schema.alterTable(table, t => {
      t.index(['sealed_to', 'tenant_id', 'id'], `${table}_by_sealing_key`);
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  for (const table of tables) {
    await knex.schema.alterTable(table, t => t.dropColumn('sealed_to'));
  }
};
