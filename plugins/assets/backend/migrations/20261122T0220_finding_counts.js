// @ts-check
// Numbers beside filters are counted anew each time: counters that every import and every decision writes would make
// them wait for each other. This index alone holds all that is counted by, so that a million findings are counted
// without looking at one of them; findings of one customer stand together in it.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('findings', table => {
    table.index(
      [
        'tenant_id',
        'state',
        'severity',
        'source',
        'known_exploited',
        'stated_known_exploited',
        'due_at',
      ],
      'findings_to_count',
    );
  });
};

exports.down = async () => {};
