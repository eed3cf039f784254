// @ts-check
// Which findings a request names, and what has become of those that were joined with others.
//
// A finding that a join of assets has made one with another is gone, and the request goes on naming it: by its old id the
// one that stays is found. What a request names is null until it says so.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'joined_findings', table => {
    table.text('finding_id').notNullable();
    table
      .foreign(['tenant_id', 'finding_id'], 'joined_findings_have_what_stays')
      .references(['tenant_id', 'id'])
      .inTable('findings')
      .onDelete('cascade');
    table.index(['tenant_id', 'finding_id'], 'joined_findings_of_finding');
  });
  await knex.schema.alterTable('finding_requests', table => {
    table.specificType('findings', 'text[]');
  });
};

exports.down = async () => {};
