// @ts-check
// What is known of the requests that findings are in, by their ids: which state they had, and at which version, so that
// news that comes twice or too late is told from what is new.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'finding_requests', table => {
    table.text('state').notNullable();
    table.integer('seen_version').notNullable();
  });
};

exports.down = async () => {};
