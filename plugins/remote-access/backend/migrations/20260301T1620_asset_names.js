// @ts-check
// A session keeps the name of its asset as it was then: a history must be readable after the asset was renamed or
// removed, and by people who may not read assets. Sessions from before show the asset's id.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(
    `alter table sessions add column if not exists asset_name text not null default ''`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('alter table sessions drop column asset_name');
};
