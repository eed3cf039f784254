// @ts-check
// How long a recording is kept, and who keeps it longer. The time is fixed when it is sealed: a rule that is made
// shorter later deletes nothing that was promised to be kept. Recordings from before have no such time and stay.

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.timestamp('recording_keep_until', { precision: 3 });
    table.text('hold_reason');
    table.text('held_by');
    table.timestamp('held_at', { precision: 3 });
    table.check(
      '(hold_reason is null) = (held_at is null)',
      [],
      'sessions_hold_has_its_reason',
    );
    table.check(
      `held_at is null or recording_state is distinct from 'deleted'`,
      [],
      'sessions_what_is_held_is_not_deleted',
    );
  });
  await knex.raw(
    `create index sessions_to_be_deleted on sessions (node, recording_keep_until) where held_at is null and recording_state <> 'deleted'`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('sessions', table => {
    table.dropChecks([
      'sessions_hold_has_its_reason',
      'sessions_what_is_held_is_not_deleted',
    ]);
    table.dropIndex([], 'sessions_to_be_deleted');
    table.dropColumns(
      'recording_keep_until',
      'hold_reason',
      'held_by',
      'held_at',
    );
  });
};
