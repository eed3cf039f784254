// The database of npm start, on real servers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { discardDatabase, openDatabase } from './database.mjs';
import { PostgresServer } from './postgresServer.mjs';
import { freePort } from './machine/ports.mjs';
import { temporaryFolder } from './testing/launcher.mjs';

const QUICK = { settings: { fsync: 'off' } };

function folderOf(context) {
  const folder = temporaryFolder(context);
  chmodSync(folder, 0o711);
  return folder;
}

async function query(url, text, values) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

test('a first start makes two roles without special rights and a database that only they may enter', async context => {
  const folder = folderOf(context);
  const database = await openDatabase(folder, QUICK);
  context.after(() => database.stop());
  const roles = await query(
    database.superuserUrl,
    "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname LIKE 'wardroom%' ORDER BY 1",
  );
  const none = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
  };
  assert.deepEqual(roles, [
    { rolname: 'wardroom_app', ...none },
    { rolname: 'wardroom_owner', ...none },
  ]);
  const [access] = await query(
    database.superuserUrl,
    `SELECT pg_get_userbyid(datdba) AS owner, datacl::text ~ '[{,]=' AS public,
       has_database_privilege('wardroom_app', datname, 'CREATE') AS app FROM pg_database WHERE datname = 'wardroom'`,
  );
  assert.deepEqual(access, {
    owner: 'wardroom_owner',
    public: false,
    app: true,
  });
  for (const url of [database.appUrl, database.ownerUrl])
    await query(url, `CREATE SCHEMA of_${new URL(url).username}`);
  assert.equal(statSync(join(folder, 'database.json')).mode & 0o777, 0o600);
});

test('the server is reached on loopback, with a password', async context => {
  const database = await openDatabase(folderOf(context), QUICK);
  context.after(() => database.stop());
  const [{ addresses, sockets }] = await query(
    database.superuserUrl,
    `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets`,
  );
  assert.deepEqual(
    { addresses, sockets },
    { addresses: '127.0.0.1', sockets: '' },
  );
  const wrong = new URL(database.appUrl);
  wrong.password = 'wrong';
  await assert.rejects(
    query(wrong.toString(), 'SELECT 1'),
    /password authentication failed/,
  );
});

test('a later start finds the same database, with the same passwords', async context => {
  const folder = folderOf(context);
  const first = await openDatabase(folder, QUICK);
  await query(first.ownerUrl, 'CREATE SCHEMA kept');
  await first.stop();
  const second = await openDatabase(folder, QUICK);
  context.after(() => second.stop());
  assert.equal(second.appUrl, first.appUrl);
  assert.equal(
    (
      await query(
        second.ownerUrl,
        "SELECT 1 FROM pg_namespace WHERE nspname = 'kept'",
      )
    ).length,
    1,
  );
});

test('a server whose launcher was killed is replaced by the next start, without losing what was written', async context => {
  const folder = folderOf(context);
  const code = `import { openDatabase } from ${JSON.stringify(new URL('database.mjs', import.meta.url).href)};
    const { ownerUrl } = await openDatabase(${JSON.stringify(folder)}, {}); console.log(ownerUrl); setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', code]);
  const ownerUrl = await new Promise(resolve =>
    launcher.stdout.once('data', chunk => resolve(chunk.toString().trim())),
  );
  await query(ownerUrl, 'CREATE SCHEMA kept');
  launcher.kill('SIGKILL');
  const leftover = Number(
    readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split(
      '\n',
    )[0],
  );
  const database = await openDatabase(folder, QUICK);
  context.after(() => database.stop());
  assert.notEqual(
    Number(
      readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split(
        '\n',
      )[0],
    ),
    leftover,
  );
  assert.equal(
    (
      await query(
        database.ownerUrl,
        "SELECT 1 FROM pg_namespace WHERE nspname = 'kept'",
      )
    ).length,
    1,
  );
});

test('a database without its passwords is not opened by guessing, and can be discarded', async context => {
  const folder = folderOf(context);
  await (await openDatabase(folder, QUICK)).stop();
  rmSync(join(folder, 'database.json'));
  await assert.rejects(
    openDatabase(folder, QUICK),
    /passwords \(database\.json\) are gone.*--reset-demo/,
  );
  await discardDatabase(folder);
  await (await openDatabase(folder, QUICK)).stop();
});

test('an outside server gets roles and database once, and is left alone where they are somebody else’s', async context => {
  const outside = new PostgresServer(folderOf(context), {
    port: await freePort(),
    password: 'outside',
    settings: { fsync: 'off' },
  });
  await outside.start();
  context.after(() => outside.stop());
  await query(
    outside.url,
    "CREATE ROLE maker LOGIN CREATEROLE CREATEDB PASSWORD 'maker'",
  );
  await query(outside.url, "CREATE ROLE plain LOGIN PASSWORD 'plain'");
  const as = (user, database) =>
    `postgres://${user}:${user}@127.0.0.1:${outside.port}/${database}`;

  await assert.rejects(
    openDatabase(folderOf(context), { databaseUrl: as('plain', 'soc') }),
    /could not make the role wardroom_owner.*WARDROOM_DATABASE_OWNER_URL/,
  );
  await assert.rejects(
    openDatabase(folderOf(context), { databaseUrl: as('nobody', 'soc') }),
    /does not let us in/,
  );

  const ours = folderOf(context);
  const first = await openDatabase(ours, { databaseUrl: as('maker', 'soc') });
  assert.deepEqual(
    await query(
      first.appUrl,
      'SELECT current_user AS me, current_database() AS here',
    ),
    [{ me: 'wardroom_app', here: 'soc' }],
  );
  assert.deepEqual(
    {
      ...(await openDatabase(ours, { databaseUrl: as('maker', 'soc') })),
      stop: first.stop,
    },
    first,
  );

  await assert.rejects(
    openDatabase(folderOf(context), { databaseUrl: as('maker', 'soc') }),
    /the role wardroom_(app|owner) exists on that server/,
  );
  assert.equal((await query(first.ownerUrl, 'SELECT 1')).length, 1);
});
