import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { appendOnlyTable, tenantTable } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { checkSchema } from './checkSchema';

const appRole = 'wardroom_app';

describe('checkSchema', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let owner: ReturnType<TestDatabase['knex']>;
  let superuser: typeof owner;
  let schema: string;
  let count = 0;

  beforeAll(async () => {
    database = await TestDatabase.create();
    client = new pg.Client(database.ownerUrl);
    await client.connect();
    superuser = database.superuser();
  });

  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  // A sound schema of two tables, which each test damages.
  beforeEach(async () => {
    count += 1;
    schema = `sample_${count}`;
    owner = database.knex(database.ownerUrl, schema);
    await owner.raw('create schema ??', [schema]);
    await tenantTable(owner, 'requests', t => {
      t.text('title').notNullable();
    });
    await appendOnlyTable(owner, 'notes', t => {
      t.text('request_id').notNullable();
      t.foreign(['tenant_id', 'request_id'], 'note_belongs_to_request')
        .references(['tenant_id', 'id'])
        .inTable(`${schema}.requests`);
    });
    await owner.raw('grant usage on schema ?? to ??', [schema, appRole]);
    await owner.raw(
      'grant select, insert, update, delete on requests to wardroom_app',
    );
    await owner.raw('grant select, insert on notes to wardroom_app');
  });

  const faults = () =>
    checkSchema(client, {
      schemas: [schema],
      appRole,
      appendOnlyTables: [`${schema}.notes`],
    });

  it('accepts tables made by tenantTable', async () => {
    await expect(faults()).resolves.toEqual([]);
  });

  it.each([
    [
      'row-level security switched off in one table',
      'alter table requests disable row level security',
      'requests has row-level security switched off',
    ],
    [
      'row-level security that does not bind the owner',
      'alter table requests no force row level security',
      'requests does not force row-level security on its owner',
    ],
    [
      'a table without a policy',
      'drop policy requests_in_scope on requests',
      'requests has no policy',
    ],
    [
      'a policy that lets everything through',
      'create policy generous on requests using (true)',
      'requests has the policy generous, which does not ask app.tenants',
    ],
    [
      'a table without tenants',
      'create table loose (id text constraint loose_id primary key)',
      'loose has no column tenant_id',
    ],
    [
      'a tenant that may be null',
      'alter table requests drop constraint requests_key cascade, alter tenant_id drop not null',
      'requests lets tenant_id be null',
    ],
    [
      'a key that does not begin with the tenant',
      'alter table requests drop constraint requests_key cascade, add constraint requests_id primary key (id)',
      'requests has the primary key (id), which must begin with tenant_id',
    ],
    [
      'a foreign key that could reach into another tenant',
      `alter table requests add constraint one_id unique (id);
       alter table notes add constraint note_of_any_request foreign key (request_id) references requests (id)`,
      'notes has the foreign key note_of_any_request, which does not join on tenant_id',
    ],
    [
      'a constraint without a name of its own',
      'alter table requests add check (length(title) > 0)',
      'requests has the constraint requests_title_check, which nobody named: name it after the rule it keeps',
    ],
    [
      'a time without zone',
      'alter table requests add due timestamp',
      'requests has the column due as timestamp without time zone: use timestamptz',
    ],
    [
      'an append-only table that may be changed',
      'grant update on notes to wardroom_app',
      'notes is append-only and lets wardroom_app UPDATE',
    ],
    [
      'an append-only table that lost its mark',
      'comment on table notes is null',
      'notes is to be append-only and was not made so',
    ],
    [
      'a right too many',
      'grant truncate, trigger on requests to wardroom_app',
      'requests lets wardroom_app TRUNCATE, TRIGGER',
    ],
    [
      'a materialised view',
      'create materialized view totals as select count(*) from requests',
      'totals is a materialised view, which no row-level security guards: use a table',
    ],
  ])('finds %s', async (_, damage, fault) => {
    await owner.raw(damage);
    expect(await faults()).toContain(`${schema}.${fault}`);
  });

  it('finds a schema in which the application may make tables', async () => {
    await owner.raw('grant create on schema ?? to wardroom_app', [schema]);
    expect(await faults()).toEqual([
      `wardroom_app may create tables in ${schema}`,
    ]);
  });

  it('finds a table that the application owns', async () => {
    await superuser.raw('alter table ??.requests owner to wardroom_app', [
      schema,
    ]);
    const found = await faults();
    expect(found).toContain('wardroom_app owns tables');
    expect(found).toContain(
      `${schema}.requests belongs to wardroom_app, who could switch its guard off`,
    );
  });

  it.each([
    ['superuser', 'is a superuser'],
    ['bypassrls', 'bypasses row-level security'],
  ])('finds a role of the application with %s', async (right, fault) => {
    // A role of its own: other test files use the real one at the same time.
    const mighty = `mighty_${randomBytes(6).toString('hex')}`;
    await superuser.raw(`create role ?? ${right}`, [mighty]);
    try {
      const check = { schemas: [schema], appRole: mighty };
      expect(await checkSchema(client, check)).toContain(`${mighty} ${fault}`);
    } finally {
      await superuser.raw('drop role ??', [mighty]);
    }
  });
});
