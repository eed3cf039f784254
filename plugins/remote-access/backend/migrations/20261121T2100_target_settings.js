// @ts-check
// What a target needs beside its address depends on its protocol, so it stands in one column. The old algorithms that
// SSH targets allow move there; their own column is no longer read.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw('alter table targets add column settings jsonb');
  // Row-level security holds for the owner too: without a scope nothing would be changed, and nothing said.
  await knex.raw(`select set_config('app.tenants', '*', true)`);
  await knex.raw(
    `update targets set settings = jsonb_strip_nulls(jsonb_build_object('protocol', 'ssh', 'algorithms', algorithms))`,
  );
  await knex.raw('alter table targets alter column settings set not null');
  await knex.raw(
    `alter table targets add constraint targets_settings_are_of_their_protocol check (settings->>'protocol' = protocol)`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('alter table targets drop column settings');
};
