// @ts-check
// Targets may be reached through other targets of their tenant: a list of ids, the nearest host first.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(
    `alter table targets add column jumps jsonb not null default '[]'`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('alter table targets drop column jumps');
};
