import type { Knex } from 'knex';
import { secureTable } from './tenantTable';

/** The kit's own tables, which every context's schema has. Changes are added as further steps, never edited. */
const steps: Record<string, (knex: Knex) => Promise<void>> = {
  '20260301T0900_outbox': async knex => {
    await knex.schema.createTable('outbox', table => {
      table.bigIncrements('seq');
      table
        .specificType('txid', 'xid8')
        .notNullable()
        .defaultTo(knex.raw('pg_current_xact_id()'));
      table.text('tenant_id').notNullable();
      table.text('kind').notNullable();
      table.text('type').notNullable();
      table.jsonb('payload').notNullable();
      table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
      table.index(['txid', 'seq'], 'outbox_order');
    });
    await secureTable(knex, 'outbox');
  },
  '20260301T0901_idempotency': async knex => {
    await knex.schema.createTable('idempotency_keys', table => {
      table.text('tenant_id').notNullable();
      table.text('actor').notNullable();
      table.text('endpoint').notNullable();
      table.text('key').notNullable();
      table.text('request_hash').notNullable();
      table.jsonb('response');
      table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
      table.primary(['tenant_id', 'actor', 'endpoint', 'key'], {
        constraintName: 'idempotency_keys_key',
      });
    });
    await secureTable(knex, 'idempotency_keys');
  },
  '20260301T0902_jobs': async knex => {
    await knex.schema.createTable('jobs', table => {
      table.text('tenant_id').notNullable();
      table.text('id').notNullable();
      table.text('name').notNullable();
      table.jsonb('payload').notNullable();
      table.text('state').notNullable().defaultTo('queued');
      table.integer('attempts').notNullable().defaultTo(0);
      table.integer('progress').notNullable().defaultTo(0);
      table.text('error');
      table.timestamp('run_at').notNullable().defaultTo(knex.fn.now());
      table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
      table.primary(['tenant_id', 'id'], { constraintName: 'jobs_key' });
      table.index(['state', 'run_at'], 'jobs_due');
    });
    await secureTable(knex, 'jobs');
  },
  '20261121T0900_outbox_by_number': async knex => {
    await knex.schema.alterTable('outbox', table => {
      table.dropIndex(['txid', 'seq'], 'outbox_order');
      table.dropColumn('txid');
    });
  },
};

/** Source of the kit's migrations for knex. */
export const kitMigrations: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(steps),
  getMigrationName: name => name,
  getMigration: async name => ({ up: steps[name], down: async () => {} }),
};
