// @ts-check
// What the world outside knows of vulnerabilities, and by when each customer wants its own gone.
//
// A CVE is the same for everybody: it has one row, of the provider, whose id it is. A CVE without a row is one that no
// list names; whether a list was ever read, and which, stands in intelligence_feeds. The publishers' versions stand
// there too, and not with each CVE, so that a new list rewrites only the rows that it changes.
const { tenantTable } = require('@wardroom/platform-node');

const toMs = { precision: 3 };

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'vulnerabilities', table => {
    // KEV: null where it does not list the CVE.
    table.timestamp('exploited_since', toMs);
    table.timestamp('exploited_due_at', toMs);
    table.boolean('exploited_by_ransomware').notNullable().defaultTo(false);
    // EPSS: null where it has no score for the CVE.
    table.decimal('epss', 7, 6);
    table.decimal('epss_percentile', 7, 6);
  });
  await tenantTable(knex, 'intelligence_feeds', table => {
    table.text('release');
    table.timestamp('released_at', toMs);
    table.integer('records').notNullable().defaultTo(0);
    table.timestamp('tried_at', toMs);
    table.timestamp('succeeded_at', toMs);
    table.text('error');
  });
  await tenantTable(knex, 'remediation_policies', table => {
    table.jsonb('rules').notNullable();
    table.text('changed_by').notNullable();
  });
  await knex.schema.alterTable('findings', table => {
    table.boolean('exploited_by_ransomware').notNullable().defaultTo(false);
  });
};

exports.down = async () => {};
