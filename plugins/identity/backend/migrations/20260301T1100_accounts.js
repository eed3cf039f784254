// @ts-check
const { tenantTable } = require('@wardroom/platform-node');

/**
 * Accounts, what people prove themselves with, and the sign-ins that come of it. The id of an account is the
 * person's name inside the tenant. Nothing here opens anything by itself: passwords, tokens, links and codes are
 * hashes, TOTP seeds are sealed with the tenant's data key, data keys with the master key.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await tenantTable(knex, 'data_keys', table => {
    table.text('master_key_id').notNullable();
    table.text('wrapped').notNullable();
  });

  await tenantTable(knex, 'accounts', table => {
    table.text('password_hash');
    table.timestamp('password_changed_at');
    table.text('totp_sealed');
    table.timestamp('totp_since');
    // A code is accepted once: only steps after this one count.
    table.bigInteger('totp_last_step').notNullable().defaultTo(0);
    table.text('totp_pending_sealed');
    table.timestamp('totp_pending_until');
    table.timestamp('last_sign_in_at');
    table.text('mail_problem');
  });

  await tenantTable(knex, 'recovery_codes', table => {
    table.text('person').notNullable();
    table.text('code_hash').notNullable();
    table.timestamp('used_at');
    table.unique(['tenant_id', 'person', 'code_hash'], {
      indexName: 'recovery_codes_differ',
    });
    owner(table, 'recovery_codes');
  });

  await attempts(knex);
  await proofs(knex);
};

/** @param {import('knex').Knex} knex */
async function attempts(knex) {
  // Who is not known fails in the provider's rows, in the same way as who is.
  await tenantTable(knex, 'attempts', table => {
    table.integer('failures').notNullable();
    table.timestamp('last_failure_at').notNullable();
    table.timestamp('locked_until');
    table.index(['last_failure_at'], 'attempts_age');
  });
}

/** @param {import('knex').Knex} knex */
async function proofs(knex) {
  await tenantTable(knex, 'challenges', table => {
    single(table, 'challenges');
    table.text('next').notNullable();
    table.text('totp_sealed');
    table.text('method').notNullable();
  });

  await tenantTable(knex, 'invitations', table => {
    single(table, 'invitations');
    table.text('purpose').notNullable();
    table.text('created_by').notNullable();
    table.timestamp('replaced_at');
  });
  // One link of a person works at a time: a new one ends the one before.
  await knex.raw(
    `create unique index invitations_one_live on invitations (tenant_id, person)
     where used_at is null and replaced_at is null`,
  );

  await tenantTable(knex, 'sign_in_sessions', table => {
    table.text('person').notNullable();
    table.text('token_hash').notNullable();
    table.text('user_agent');
    table.text('ip');
    table.timestamp('last_active_at').notNullable();
    table.timestamp('last_seen_at').notNullable();
    table.timestamp('expires_at').notNullable();
    // Until when the code given at sign-in still counts as fresh for one step-up.
    table.timestamp('fresh_until');
    table.timestamp('ended_at');
    table.text('ended_by');
    table.unique(['tenant_id', 'token_hash'], {
      indexName: 'sign_in_sessions_token',
    });
    table.index(['tenant_id', 'person'], 'sign_in_sessions_person');
    owner(table, 'sign_in_sessions');
  });
  await knex.raw(
    `alter table sign_in_sessions add constraint sign_in_sessions_ended_by_somebody
     check ((ended_at is null) = (ended_by is null))`,
  );

  await tenantTable(knex, 'step_up_tickets', table => {
    single(table, 'step_up_tickets');
    table.text('purpose').notNullable();
    table.text('object').notNullable();
  });
}

/**
 * Columns of what works once and not for long.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} name
 */
function single(table, name) {
  table.text('person').notNullable();
  table.text('token_hash').notNullable();
  table.timestamp('expires_at').notNullable();
  table.timestamp('used_at');
  table.unique(['tenant_id', 'token_hash'], { indexName: `${name}_token` });
  owner(table, name);
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} name
 */
function owner(table, name) {
  table
    .foreign(['tenant_id', 'person'], `${name}_of_account`)
    .references(['tenant_id', 'id'])
    .inTable('accounts');
}
