// @ts-check
// Whose findings a transaction may see is asked once a query: as a sub-select the setting is read and parted before the
// first row, and not again for each of a million. The condition is the one that `tenantTable` gives to every table.

const tenants = `(select current_setting('app.tenants', true))`;
const inScope = `${tenants} = '*' or tenant_id = any ((select string_to_array(current_setting('app.tenants', true), ','))::text[])`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(
    `alter policy findings_in_scope on findings using (${inScope}) with check (${inScope})`,
  );
};

exports.down = async () => {};
