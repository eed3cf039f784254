// @ts-check
// Plans that are approved with grants, and what sessions did beside them. A plan never changes after it was proposed; a
// report is closed when everything is explained, by somebody else than the technician. Files of sessions are kept as
// rows beside their audit events, so that they can be compared.
const { tenantTable } = require('@wardroom/platform-node');

const steps = {
  running: ['cleared', 'due'],
  cleared: ['due'],
  due: ['closed'],
  closed: ['due'],
};

const allowed = Object.entries(steps)
  .map(
    ([from, to]) =>
      `(old.state = '${from}' and new.state in (${to.map(s => `'${s}'`)}))`,
  )
  .join(' or ');

const guardReport = `
create function guard_plan_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'running' then
      raise exception 'a report begins as running, not as %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state <> old.state and not (${allowed}) then
    raise exception 'a report that is % cannot become %', old.state, new.state using errcode = 'check_violation';
  end if;
  if (new.person, new.grant_id, new.plan) is distinct from (old.person, old.grant_id, old.plan) then
    raise exception 'whose report it is and of which plan does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$`;

const guardPlan = `
create function keep_grant_plan() returns trigger language plpgsql as $$
begin
  if new.plan is distinct from old.plan then
    raise exception 'the plan of a grant does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('grants', table => {
    table.jsonb('plan');
  });
  await knex.raw(guardPlan);
  await knex.raw(
    'create trigger grants_keep_their_plan before update on grants for each row execute function keep_grant_plan()',
  );
  // Its id is that of its session.
  await tenantTable(knex, 'plan_reports', table => {
    table.text('person').notNullable();
    table.text('grant_id').notNullable();
    table.jsonb('plan').notNullable();
    table.text('state').notNullable();
    table.integer('as_planned').notNullable().defaultTo(0);
    table.integer('hidden').notNullable().defaultTo(0);
    table.jsonb('deviations').notNullable().defaultTo('[]');
    table.jsonb('explanations').notNullable().defaultTo('{}');
    table.integer('unexplained').notNullable().defaultTo(0);
    // The state that the request was last told of, where that keeps the request open.
    table.text('objected');
    table.text('closed_by');
    table.timestamp('closed_at', { precision: 3 });
    table.index(['tenant_id', 'created_at', 'id'], 'plan_reports_by_time');
    table
      .foreign(['tenant_id', 'id'], 'plan_reports_have_a_session')
      .references(['tenant_id', 'id'])
      .inTable('sessions')
      .onDelete('cascade');
    table.check(
      'closed_by <> person',
      [],
      'plan_reports_nobody_closes_their_own',
    );
    table.check(
      `state <> 'closed' or (closed_by is not null and unexplained = 0)`,
      [],
      'plan_reports_are_closed_when_all_is_explained',
    );
  });
  await knex.raw(guardReport);
  await knex.raw(
    'create trigger plan_reports_keep_their_life_cycle before insert or update on plan_reports for each row execute function guard_plan_report()',
  );
  await knex.raw(
    `create index plan_reports_unsettled on plan_reports (state) where state in ('running', 'due') or objected is not null`,
  );
  await tenantTable(knex, 'session_files', table => {
    table.text('session_id').notNullable();
    table.timestamp('at', { precision: 3 }).notNullable();
    table.text('way').notNullable();
    table.text('path').notNullable();
    table.bigInteger('bytes').notNullable();
    table.text('sha256');
    table.index(['tenant_id', 'session_id', 'at'], 'session_files_by_session');
    table
      .foreign(['tenant_id', 'session_id'], 'session_files_have_a_session')
      .references(['tenant_id', 'id'])
      .inTable('sessions')
      .onDelete('cascade');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('session_files');
  await knex.schema.dropTable('plan_reports');
  await knex.raw('drop function guard_plan_report');
  await knex.raw('drop trigger grants_keep_their_plan on grants');
  await knex.raw('drop function keep_grant_plan');
  await knex.schema.alterTable('grants', table => table.dropColumn('plan'));
};
