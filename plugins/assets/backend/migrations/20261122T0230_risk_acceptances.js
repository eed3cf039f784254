// @ts-check
// Who ended a risk acceptance, and whether people were told that it ends soon. Both orders of the list have an index with
// and one without the tenant; what was accepted is looked through every minute for what no acceptance covers any more.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('risk_acceptances', table => {
    table.text('ended_by');
    table.timestamp('ended_at', { precision: 3 });
    table.timestamp('ending_told_at', { precision: 3 });
    for (const [order, column] of [
      ['newest', 'created_at'],
      ['until', 'until'],
    ]) {
      table.index(['tenant_id', column, 'id'], `risk_acceptances_by_${order}`);
      table.index(
        [column, 'tenant_id', 'id'],
        `risk_acceptances_of_all_by_${order}`,
      );
    }
  });
  await knex.schema.alterTable('findings', table => {
    table.index(['tenant_id', 'id'], 'findings_accepted', {
      predicate: knex.whereRaw(`state = 'risk_accepted'`),
    });
  });
};

exports.down = async () => {};
