// @ts-check
// Lists of findings of many customers, with filters.
//
// Of a condition "in these customers" the planner believes that one row in two hundred passes, though every query has
// chosen its customers before; it then reads all findings of a customer and sorts them, since a page would hold them all. Of
// a CASE it believes that every second passes, and reads a page in the order of its index. Few findings are known to be
// exploited: the pages of those have indexes of their own, as small as that.

const tenants = `(select current_setting('app.tenants', true))`;
const inScope = `case when ${tenants} = '*' then true
  else tenant_id = any ((select string_to_array(current_setting('app.tenants', true), ','))::text[]) end`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(
    `alter policy findings_in_scope on findings using (${inScope}) with check (${inScope})`,
  );
  await knex.schema.alterTable('findings', table => {
    for (const [order, column] of Object.entries({
      rank: 'rank',
      severity: 'severity',
      due: 'due_at',
      update: 'updated_at',
    }))
      table.index(
        ['tenant_id', 'active', column, 'id'],
        `findings_exploited_by_${order}`,
        {
          predicate: knex.whereRaw(
            'coalesce(known_exploited, stated_known_exploited)',
          ),
        },
      );
  });
};

exports.down = async () => {};
