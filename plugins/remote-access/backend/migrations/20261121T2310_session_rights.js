// @ts-check
// What a session rests on besides its request: a grant, or emergency access in place of a request. It is fixed when the
// session is asked for: what ends with the right ends with this one.

const guard = `
create function keep_session_right() returns trigger language plpgsql as $$
begin
  if (new.grant_id, new.emergency_id) is distinct from (old.grant_id, old.emergency_id) then
    raise exception 'what a session rests on does not change' using errcode = 'check_violation';
  end if;
  return new;
end $$`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.text('grant_id');
    table.text('emergency_id');
    // When the one-time code was given that counts for it, and may count for a later one of the same browser.
    table.timestamp('proven_at', { precision: 3 });
    table.setNullable('intervention_id');
    table.setNullable('intervention_key');
    table.check(
      '(intervention_id is null) = (emergency_id is not null)',
      [],
      'sessions_are_for_a_request_or_an_emergency',
    );
  });
  await knex.raw(guard);
  await knex.raw(
    'create trigger sessions_keep_their_right before update on sessions for each row execute function keep_session_right()',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('drop trigger sessions_keep_their_right on sessions');
  await knex.raw('drop function keep_session_right');
  await knex.schema.alterTable('sessions', table => {
    table.dropChecks(['sessions_are_for_a_request_or_an_emergency']);
    table.dropColumns('grant_id', 'emergency_id', 'proven_at');
    table.dropNullable('intervention_id');
    table.dropNullable('intervention_key');
  });
};
