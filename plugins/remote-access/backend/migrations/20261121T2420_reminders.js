// @ts-check
// When people were reminded of a grant that ends soon and of a review that is overdue: each once.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('grants', table => {
    table.timestamp('ending_told_at', { precision: 3 });
  });
  await knex.schema.alterTable('emergencies', table => {
    table.timestamp('overdue_told_at', { precision: 3 });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('emergencies', table =>
    table.dropColumn('overdue_told_at'),
  );
  await knex.schema.alterTable('grants', table =>
    table.dropColumn('ending_told_at'),
  );
};
