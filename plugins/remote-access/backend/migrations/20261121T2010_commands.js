// @ts-check
// The lines that technicians sent, as their screens showed them, to be searched. Paths and options are cut into words:
// whoever looks for `nginx` means `/etc/nginx/nginx.conf` too.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'commands', table => {
    table.text('session_id').notNullable();
    table.text('person').notNullable();
    table.text('target_name').notNullable();
    table.text('asset').notNullable();
    table.timestamp('at', { precision: 3 }).notNullable();
    table.text('kind').notNullable();
    table.text('text').notNullable();
    table.boolean('uncertain').notNullable();
    table.text('verdict');
    table.jsonb('rule');
    table.index(['tenant_id', 'at', 'id'], 'commands_by_time');
    table.index(['tenant_id', 'session_id', 'at'], 'commands_by_session');
    table
      .foreign(['tenant_id', 'session_id'], 'commands_session_exists')
      .references(['tenant_id', 'id'])
      .inTable('sessions')
      .onDelete('cascade');
    table.check(
      `kind = 'shown' or text = ''`,
      [],
      'commands_hold_what_was_shown',
    );
  });
  await knex.raw(
    `alter table commands add column words tsvector generated always as
      (to_tsvector('simple', regexp_replace(text, '[^[:alnum:]]+', ' ', 'g'))) stored`,
  );
  await knex.raw('create index commands_by_word on commands using gin (words)');
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('commands');
};
