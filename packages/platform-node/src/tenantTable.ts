import type { Knex } from 'knex';

const inScope = `current_setting('app.tenants', true) = '*' or tenant_id = any (string_to_array(current_setting('app.tenants', true), ','))`;

// As precise as the times of JavaScript: a cursor made of a finer one would find its own row again.
const toMs = { precision: 3 };

/**
 * Creates a table whose rows belong to tenants: `tenant_id` and `id` as its key, `version`, `created_at` and
 * `updated_at`, and forced row-level security on the setting `app.tenants` of the transaction.
 *
 * @param build - adds the further columns; foreign keys must name `tenant_id` too
 */
export async function tenantTable(
  knex: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  await createSecured(knex, name, table => {
    table.integer('version').notNullable().defaultTo(1);
    table.timestamp('updated_at', toMs).notNullable().defaultTo(knex.fn.now());
    build(table);
  });
}

/** Such a table, without version, that refuses every update and delete, for the owner of the table as well. */
export async function appendOnlyTable(
  knex: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  await createSecured(knex, name, build);
  await refuseChanges(knex, name);
}

async function createSecured(
  knex: Knex,
  name: string,
  build: (table: Knex.CreateTableBuilder) => void,
) {
  await knex.schema.createTable(name, table => {
    table.text('tenant_id').notNullable();
    table.text('id').notNullable();
    table.primary(['tenant_id', 'id'], { constraintName: `${name}_key` });
    table.timestamp('created_at', toMs).notNullable().defaultTo(knex.fn.now());
    build(table);
  });
  await secureTable(knex, name);
}

/** Puts forced row-level security on a table that has a column `tenant_id`. */
export async function secureTable(knex: Knex, name: string): Promise<void> {
  await knex.raw('alter table ?? enable row level security', [name]);
  await knex.raw('alter table ?? force row level security', [name]);
  await knex.raw(
    `create policy ?? on ?? using (${inScope}) with check (${inScope})`,
    [`${name}_in_scope`, name],
  );
}

async function refuseChanges(knex: Knex, name: string): Promise<void> {
  await knex.raw(
    `create or replace function refuse_change() returns trigger language plpgsql as $$
     begin raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$`,
  );
  await knex.raw(
    'create trigger ?? before update or delete or truncate on ?? for each statement execute function refuse_change()',
    [`${name}_append_only`, name],
  );
  await knex.raw(`comment on table ?? is 'append-only'`, [name]);
}
