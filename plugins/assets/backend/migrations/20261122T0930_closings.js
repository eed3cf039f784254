// @ts-check
// What an import that waits for a person would close: whoever decides has to see it, and nothing else keeps it.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('scan_imports', table => {
    table.jsonb('closings');
  });
};

exports.down = async () => {};
