// @ts-check
// Requests of all tenants, what happened to them, and their conversations. Steps and messages are never changed.
// The priority is a number, 1 the most pressing, so that it sorts by index. Each order of the list has an index that
// begins with the tenant and one without it; the queue has its own, of the states in which the next step is ours.
// "search" holds what the list finds, in lower case. A counter gives each tenant its numbers without gaps.
const { appendOnlyTable, tenantTable } = require('@wardroom/platform-node');

const workable = `state in ('submitted', 'acknowledged', 'in_progress', 'reopened')`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'intervention_counters', table => {
    table.integer('last').notNullable();
  });
  await tenantTable(knex, 'interventions', table => {
    table.text('number').notNullable();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.text('type').notNullable();
    table.text('urgency').notNullable();
    table.text('impact').notNullable();
    table.specificType('priority', 'smallint').notNullable();
    table.text('visibility').notNullable();
    table.text('state').notNullable();
    table
      .timestamp('state_since', { precision: 3 })
      .notNullable()
      .defaultTo(knex.fn.now());
    table.text('requester').notNullable();
    table.text('assignee');
    table.specificType('watchers', 'text[]').notNullable();
    table.specificType('asset_ids', 'text[]').notNullable();
    table.text('question');
    table.text('result');
    table.timestamp('resolved_at', { precision: 3 });
    table.timestamp('closing_noticed_at', { precision: 3 });
    table.text('search').notNullable();
    table.unique(['tenant_id', 'number'], {
      indexName: 'interventions_number_is_unique_in_tenant',
    });
    table.check(
      'priority between 1 and 4',
      [],
      'interventions_priority_is_known',
    );
    table.check(
      `state not in ('resolved', 'closed') or result is not null`,
      [],
      'interventions_are_resolved_with_a_result',
    );
    table.index(['tenant_id', 'updated_at', 'id'], 'interventions_by_update');
    table.index(['tenant_id', 'created_at', 'id'], 'interventions_by_age');
    table.index(
      ['tenant_id', 'priority', 'created_at', 'id'],
      'interventions_by_priority',
    );
    table.index(
      ['updated_at', 'tenant_id', 'id'],
      'interventions_of_all_by_update',
    );
    table.index(
      ['created_at', 'tenant_id', 'id'],
      'interventions_of_all_by_age',
    );
    table.index(
      ['priority', 'created_at', 'tenant_id', 'id'],
      'interventions_of_all_by_priority',
    );
    table.index(['tenant_id', 'state'], 'interventions_for_counts');
    table.index(['resolved_at'], 'interventions_to_close', {
      predicate: knex.whereRaw(`state = 'resolved'`),
    });
    table.index(
      ['tenant_id', 'priority', 'created_at', 'id'],
      'interventions_in_queue',
      { predicate: knex.whereRaw(workable) },
    );
  });
  await appendOnlyTable(knex, 'intervention_steps', table => {
    table.text('intervention_id').notNullable();
    // The request's version after the step: their order, and proof that two steps never share a version.
    table.integer('position').notNullable();
    table.text('action').notNullable();
    table.text('actor').notNullable();
    table.text('state').notNullable();
    table.text('note');
    table.unique(['tenant_id', 'intervention_id', 'position'], {
      indexName: 'intervention_steps_follow_each_other',
    });
    table
      .foreign(
        ['tenant_id', 'intervention_id'],
        'intervention_steps_have_a_request',
      )
      .references(['tenant_id', 'id'])
      .inTable('interventions');
  });
  await appendOnlyTable(knex, 'messages', table => {
    table.text('intervention_id').notNullable();
    table.text('author').notNullable();
    table.text('visibility').notNullable();
    table.text('text').notNullable();
    table.index(
      ['tenant_id', 'intervention_id', 'created_at', 'id'],
      'messages_in_order',
    );
    table.check(
      `visibility in ('public', 'internal')`,
      [],
      'messages_are_public_or_internal',
    );
    table.check(
      `visibility = 'public' or author like 'user:provider/%'`,
      [],
      'messages_inside_are_written_by_staff',
    );
    table
      .foreign(['tenant_id', 'intervention_id'], 'messages_have_a_request')
      .references(['tenant_id', 'id'])
      .inTable('interventions');
  });
};

exports.down = async () => {};
