// @ts-check
// Secrets that are changed on their targets after a session. The new one is kept here, sealed, before the target gets it,
// and stays until it is known which of both the target takes: no failure leaves an account whose password nobody has.
const { tenantTable } = require('@wardroom/platform-node');

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('credentials', table => {
    table.text('rotate_after').notNullable().defaultTo('never');
    table.text('rotation_hook').notNullable().defaultTo('linux-password');
    table.check(
      `rotate_after in ('never', 'session')`,
      [],
      'credentials_are_changed_after_sessions_or_never',
    );
  });
  await tenantTable(knex, 'rotations', table => {
    table.text('credential_id').notNullable();
    table.text('target_id').notNullable();
    // The session after which it is changed, and whose that was.
    table.text('session_id').notNullable();
    table.text('person').notNullable();
    table.text('state').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.jsonb('sealed');
    table.jsonb('context');
    table.text('fault');
    table
      .foreign(['tenant_id', 'credential_id'], 'rotations_credential_exists')
      .references(['tenant_id', 'id'])
      .inTable('credentials')
      .onDelete('cascade');
    table.index(
      ['tenant_id', 'credential_id', 'created_at'],
      'rotations_by_credential',
    );
  });
  await knex.raw(
    `create unique index rotations_one_at_a_time on rotations (tenant_id, credential_id) where state = 'due'`,
  );
  await knex.raw(
    `alter table rotations add column sealed_to text generated always as (sealed->>'kid') stored`,
  );
  await knex.schema.alterTable('rotations', table => {
    table.index(['sealed_to', 'tenant_id', 'id'], 'rotations_by_sealing_key');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('rotations');
  await knex.schema.alterTable('credentials', table => {
    table.dropChecks('credentials_are_changed_after_sessions_or_never');
    table.dropColumns('rotate_after', 'rotation_hook');
  });
};
