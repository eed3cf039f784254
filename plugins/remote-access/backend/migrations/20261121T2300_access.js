// @ts-check
// Rules of sessions, the customer's switch over all access, grants, and emergency access. What decides who may enter is
// kept by the schema too: a grant cannot come back from its end, and nobody approves their own emergency.
const { tenantTable } = require('@wardroom/platform-node');

const grantSteps = {
  requested: ['granted', 'declined', 'withdrawn', 'expired'],
  granted: ['revoked', 'expired'],
};
const emergencySteps = {
  requested: ['active', 'declined', 'withdrawn', 'expired'],
  active: ['ended'],
  ended: ['reviewed'],
};

/** @param {string} table @param {Record<string, string[]>} steps */
function lifeCycle(table, steps) {
  const allowed = Object.entries(steps)
    .map(
      ([from, to]) =>
        `(old.state = '${from}' and new.state in (${to.map(s => `'${s}'`)}))`,
    )
    .join(' or ');
  return `
create function guard_${table}() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'requested' then
      raise exception 'it begins as requested, not as %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state <> old.state and not (${allowed}) then
    raise exception 'what is % cannot become %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$`;
}

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'policies', table => {
    table.jsonb('rules').notNullable();
    // What stood there before the last change, so that it can be taken back.
    table.jsonb('before');
    table.text('changed_by').notNullable();
    table.check(`id = 'policy'`, [], 'policies_one_for_each_tenant');
  });
  await tenantTable(knex, 'provider_access', table => {
    table.text('state').notNullable();
    table.text('reason');
    table.text('changed_by');
    table.check(`id = 'switch'`, [], 'provider_access_one_for_each_tenant');
    table.check(`state in ('on', 'off')`, [], 'provider_access_is_on_or_off');
  });
  await tenantTable(knex, 'grants', table => {
    table.text('state').notNullable();
    // Null: every technician who is assigned to the customer.
    table.text('person');
    table.jsonb('targets').notNullable();
    table.specificType('names', 'text[]').notNullable();
    table.timestamp('opens_at', { precision: 3 }).notNullable();
    table.timestamp('closes_at', { precision: 3 }).notNullable();
    table.jsonb('hours').notNullable();
    table.text('zone').notNullable();
    table.text('intervention_id');
    table.text('intervention_key');
    table.text('reason').notNullable();
    table.text('requested_by').notNullable();
    table.text('decided_by');
    table.timestamp('decided_at', { precision: 3 });
    table.text('note');
    table.index(['tenant_id', 'created_at', 'id'], 'grants_by_time');
    table.check('closes_at > opens_at', [], 'grants_open_before_they_close');
  });
  await tenantTable(knex, 'emergencies', table => {
    table.text('state').notNullable();
    table.text('person').notNullable();
    table.jsonb('targets').notNullable();
    table.integer('minutes').notNullable();
    table.text('reason').notNullable();
    table.text('decided_by');
    table.timestamp('decided_at', { precision: 3 });
    table.timestamp('ends_at', { precision: 3 });
    table.timestamp('ended_at', { precision: 3 });
    table.text('reviewed_by');
    table.timestamp('reviewed_at', { precision: 3 });
    table.text('findings');
    table.text('note');
    table.index(['tenant_id', 'created_at', 'id'], 'emergencies_by_time');
    table.check(
      'decided_by <> person',
      [],
      'emergencies_nobody_decides_on_their_own',
    );
    table.check(
      'reviewed_by <> person',
      [],
      'emergencies_nobody_reviews_their_own',
    );
    table.check(
      `state not in ('active', 'ended', 'reviewed') or (decided_by is not null and ends_at is not null)`,
      [],
      'emergencies_two_people_give_access',
    );
  });
  await knex.raw(
    `create index grants_in_force on grants (tenant_id) where state = 'granted'`,
  );
  await knex.raw(
    `create index emergencies_in_force on emergencies (tenant_id) where state = 'active'`,
  );
  for (const [table, steps] of Object.entries({
    grants: grantSteps,
    emergencies: emergencySteps,
  })) {
    await knex.raw(lifeCycle(table, steps));
    await knex.raw(
      `create trigger ${table}_keep_their_life_cycle before insert or update on ${table} for each row execute function guard_${table}()`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  for (const table of ['grants', 'emergencies']) {
    await knex.schema.dropTable(table);
    await knex.raw(`drop function guard_${table}`);
  }
  await knex.schema.dropTable('provider_access');
  await knex.schema.dropTable('policies');
};
