// @ts-check
// What an import that says nothing new is told by, and what makes the others cheaper.
//
// Findings and their places keep a hash of what the last scan said of them: who says the same again is neither read nor
// written again. Null where nobody knows. Rows of a file on its way are written once and thrown away: no time goes into
// packing them, and their index follows their order. Who may see a row of an import is asked once a statement, as it is
// of findings.

const tenants = `(select current_setting('app.tenants', true))`;
const inScope = `${tenants} = '*' or tenant_id = any ((select string_to_array(current_setting('app.tenants', true), ','))::text[])`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  for (const name of ['findings', 'finding_occurrences', 'scan_effects'])
    await knex.schema.alterTable(name, table => {
      table.text('digest');
    });
  await knex.raw('alter table scan_records set (toast_tuple_target = 8160)');
  await knex.raw('drop index scan_records_by_kind');
  await knex.schema.alterTable('scan_records', table => {
    table.index(
      ['tenant_id', 'scan_import_id', 'kind'],
      'scan_records_by_kind',
    );
  });
  for (const name of [
    ...['scan_records', 'scan_effects'],
    ...['finding_occurrences', 'finding_steps', 'finding_texts'],
  ])
    await knex.raw(
      `alter policy ${name}_in_scope on ${name} using (${inScope}) with check (${inScope})`,
    );
};

exports.down = async () => {};
