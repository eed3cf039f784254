import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '@wardroom/platform-node';
import { TestDatabase } from '@wardroom/platform-test-utils';
import { readArchitecture } from '../Architecture';
import { findRoot } from '../findRoot';
import { checkSchema } from './checkSchema';

const root = findRoot();
const appRole = 'wardroom_app';
const { appendOnlyTables } = readArchitecture(root);
const directoryOf = (context: string) =>
  join(root, 'plugins', context, 'backend/migrations');
const schemas = readdirSync(join(root, 'plugins')).filter(context =>
  existsSync(directoryOf(context)),
);

describe('the schema', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await TestDatabase.create();
    client = new pg.Client(database.ownerUrl);
    await client.connect();
    for (const schema of schemas) {
      const directory = directoryOf(schema);
      await migrate({ owner: database.ownerUrl, schema, directory, appRole });
    }
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  it('lets no row of any context be reached without its tenant', async () => {
    const check = { schemas, appRole, appendOnlyTables };
    await expect(checkSchema(client, check)).resolves.toEqual([]);
  });

  it('is refused when one table loses its row-level security', async () => {
    const { rows } = await client.query(
      `select c.oid::regclass::text as name, n.nspname || '.' || c.relname as plain
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any ($1) and c.relrowsecurity
         and c.relname not in ('outbox', 'jobs', 'idempotency_keys')
       order by 1 limit 1`,
      [schemas],
    );
    const { name, plain } = rows[0];
    await client.query(`alter table ${name} disable row level security`);
    const found = await checkSchema(client, { schemas, appRole });
    expect(found).toEqual([`${plain} has row-level security switched off`]);
  });
});
