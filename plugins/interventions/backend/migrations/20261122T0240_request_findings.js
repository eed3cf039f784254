// @ts-check
// Findings that a request is to remove. Which findings are in which request is asked of the assets context, which follows
// the requests; here they are only listed, so no index is needed.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('interventions', table => {
    table.specificType('finding_ids', 'text[]').notNullable().defaultTo('{}');
  });
};

exports.down = async () => {};
