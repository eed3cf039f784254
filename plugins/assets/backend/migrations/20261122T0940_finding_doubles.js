// @ts-check
// Findings that were joined with others are looked up by those, with each scan that may close one or bring one back.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('findings', table => {
    table.index(['tenant_id', 'duplicate_of'], 'findings_doubles', {
      predicate: knex.whereRaw('duplicate_of is not null'),
    });
  });
};

exports.down = async () => {};
