// @ts-check
// Sessions and the tickets that open them. A session in a wrong state is a security incident, so the schema keeps the
// life cycle too: no state is skipped, no final one is left, and what a session was for never changes.
const { tenantTable } = require('@wardroom/platform-node');

const live = `state in ('requested', 'authorised', 'active')`;

const guard = `
create function guard_session() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'requested' then
      raise exception 'a session begins as requested, not as %', new.state using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state <> old.state and not (
    (old.state = 'requested' and new.state in ('authorised', 'refused', 'ended', 'terminated', 'lost')) or
    (old.state = 'authorised' and new.state in ('active', 'refused', 'ended', 'terminated', 'lost')) or
    (old.state = 'active' and new.state in ('ended', 'terminated', 'expired', 'lost'))
  ) then
    raise exception 'a session that is % cannot become %', old.state, new.state using errcode = 'check_violation';
  end if;
  if (new.person, new.target_id, new.asset, new.intervention_id, new.requested_at)
    is distinct from (old.person, old.target_id, old.asset, old.intervention_id, old.requested_at) then
    raise exception 'whose session it is and what for does not change' using errcode = 'check_violation';
  end if;
  if old.recording_id is not null and new.recording_id is distinct from old.recording_id then
    raise exception 'a session keeps its recording' using errcode = 'check_violation';
  end if;
  return new;
end $$`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'sessions', table => {
    table.text('person').notNullable();
    // Each live session holds one of the person's places; the index below lets nobody have more than there are.
    table.integer('place').notNullable();
    table.text('target_id').notNullable();
    table.text('target_name').notNullable();
    table.text('asset').notNullable();
    table.text('intervention_id').notNullable();
    table.text('intervention_key').notNullable();
    table.text('reason').notNullable();
    table.text('state').notNullable();
    // The gateway that holds it, and which run of that gateway.
    table.text('node').notNullable();
    table.text('incarnation');
    // Hash of the proof that the browser which asked for it holds.
    table.text('browser');
    table.text('presence').notNullable().defaultTo('present');
    table.timestamp('requested_at', { precision: 3 }).notNullable();
    table.timestamp('active_at', { precision: 3 });
    table.timestamp('ended_at', { precision: 3 });
    table.text('end_reason');
    table.text('ended_by');
    table.text('end_note');
    table.jsonb('host_key');
    table.text('recording_id');
    table.text('recording_state');
    table.bigInteger('recording_bytes').notNullable().defaultTo(0);
    table.bigInteger('recording_ms').notNullable().defaultTo(0);
    table.integer('recording_chunks').notNullable().defaultTo(0);
    table.text('recording_head');
    table.boolean('recording_truncated').notNullable().defaultTo(false);
    table.timestamp('recording_verified_at', { precision: 3 });
    table.specificType('recording_keys', 'text[]');
    table.index(['tenant_id', 'requested_at', 'id'], 'sessions_by_time');
    table.index(['tenant_id', 'recording_id'], 'sessions_by_recording');
    table.check(
      `(ended_at is null) = (${live})`,
      [],
      'sessions_final_state_has_its_time',
    );
    table.check(
      `(end_reason is null) = (${live})`,
      [],
      'sessions_final_state_has_its_reason',
    );
    table.check(
      `state <> 'active' or (active_at is not null and recording_id is not null)`,
      [],
      'sessions_no_recording_no_session',
    );
    table.check('place >= 1', [], 'sessions_place_counts_from_one');
  });
  await knex.raw(
    `create unique index sessions_one_in_each_place on sessions (person, place) where ${live}`,
  );
  await knex.raw(
    `create index sessions_unsettled on sessions (node) where ${live} or recording_state = 'writing'`,
  );
  await knex.raw(guard);
  await knex.raw(
    'create trigger sessions_keep_their_life_cycle before insert or update on sessions for each row execute function guard_session()',
  );

  await tenantTable(knex, 'tickets', table => {
    table.text('hash').notNullable();
    table.text('kind').notNullable();
    table.text('session_id').notNullable();
    table.text('person').notNullable();
    table.text('browser');
    table.text('node').notNullable();
    table.timestamp('expires_at', { precision: 3 }).notNullable();
    table.timestamp('used_at', { precision: 3 });
    table.unique(['hash'], { indexName: 'tickets_hash_is_unique' });
    table
      .foreign(['tenant_id', 'session_id'], 'tickets_session_exists')
      .references(['tenant_id', 'id'])
      .inTable('sessions')
      .onDelete('cascade');
    table.check(
      `expires_at <= created_at + interval '30 seconds'`,
      [],
      'tickets_are_good_for_seconds',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('tickets');
  await knex.schema.dropTable('sessions');
  await knex.raw('drop function guard_session');
};
