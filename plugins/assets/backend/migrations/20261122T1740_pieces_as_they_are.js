// @ts-check
// Pieces of an uploaded file are here until it is read, that is for seconds: to compress them takes longer than to write them.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(
    'alter table scan_pieces alter column content set storage external',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw(
    'alter table scan_pieces alter column content set storage extended',
  );
};
