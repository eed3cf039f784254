// The database that the backend works on: our own server or one that is given, with the two roles that Wardroom uses.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { readJson, writePrivate } from './dataDir.mjs';
import { memorySettings } from './databaseMemory.mjs';
import { PostgresServer } from './postgresServer.mjs';
import { freePort } from './machine/ports.mjs';

const OLDEST_POSTGRES = 15;
const OWNER = 'wardroom_owner';
const APP = 'wardroom_app';
const OWN_DATABASE = 'wardroom';

/**
 * Opens the database and returns `{ appUrl, ownerUrl, stop }`. The owner role runs migrations and owns the schemas; the app role
 * is what the backend works as; neither is superuser nor may pass row-level security.
 * Passwords are made once and kept in `dir`/database.json.
 */
export async function openDatabase(dir, { databaseUrl, settings, onExit }) {
  const {
    WARDROOM_DATABASE_URL: appUrl,
    WARDROOM_DATABASE_OWNER_URL: ownerUrl,
  } = process.env;
  if (databaseUrl)
    return {
      ...(await prepare(databaseUrl, dir, new URL(databaseUrl).host)),
      stop: async () => {},
    };
  if (appUrl) return { appUrl, ownerUrl, stop: async () => {} };
  const server = await startOwn(dir, settings, onExit);
  try {
    return {
      ...(await prepare(server.url, dir, 'own')),
      superuserUrl: server.url,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startOwn(dir, settings, onExit) {
  const file = join(dir, 'database.json');
  const kept = readJson(file);
  if (!kept?.superuser && PostgresServer.exists(dir)) {
    throw new Error(
      `there is a database in ${dir}, but its passwords (database.json) are gone. Put that file back, or start afresh: npm start -- --reset-demo`,
    );
  }
  const port = await freePort(kept?.port);
  const superuser = kept?.superuser ?? password();
  writePrivate(file, { ...kept, port, superuser });
  const server = new PostgresServer(dir, {
    port,
    password: superuser,
    settings: { ...memorySettings(), ...settings },
    onExit,
  });
  await server.start();
  return server;
}

/** Throws away the server of this folder and everything in it. */
export async function discardDatabase(dir) {
  await PostgresServer.discard(dir);
}

// Safe to repeat: what exists is brought to what it must be. `server` is the name under which its roles' passwords are kept.
async function prepare(adminUrl, dir, server) {
  const database = databaseName(adminUrl);
  const file = join(dir, 'database.json');
  const kept = readJson(file) ?? {};
  const known = kept.roles?.[server];
  const passwords = known ?? { [OWNER]: password(), [APP]: password() };
  const admin = await connect(adminUrl);
  try {
    await requireVersion(admin);
    if (!known && server !== 'own') await refuseForeignRoles(admin);
    // Written before the roles are made: after an interruption they are still ours.
    writePrivate(file, {
      ...kept,
      roles: { ...kept.roles, [server]: passwords },
    });
    await requireRoles(admin, passwords);
    await requireDatabase(admin, database);
  } finally {
    await admin.end();
  }
  const place = { adminUrl, passwords, database };
  return { appUrl: urlOf(place, APP), ownerUrl: urlOf(place, OWNER) };
}

// The database that the URL names may still have to be made: then the one that every server has is entered.
async function connect(url) {
  for (const address of [url, urlTo(url, 'postgres')]) {
    const client = new pg.Client({
      connectionString: address,
      connectionTimeoutMillis: 15_000,
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (error.code === '3D000' && address === url) continue;
      throw new Error(
        `the database server ${new URL(url).host} does not let us in: ${error.message || error.code}.`,
      );
    }
  }
  return undefined;
}

async function requireVersion(admin) {
  const { rows } = await admin.query('SHOW server_version_num');
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (major < OLDEST_POSTGRES)
    throw new Error(
      `PostgreSQL ${OLDEST_POSTGRES} or newer is needed, and this server is ${major}.`,
    );
}

async function refuseForeignRoles(admin) {
  const { rows } = await admin.query(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1)',
    [[OWNER, APP]],
  );
  if (!rows.length) return;
  throw new Error(
    `the role ${rows[0].rolname} exists on that server and its password is not known here. Set WARDROOM_DATABASE_URL and WARDROOM_DATABASE_OWNER_URL to the URLs of ${APP} and ${OWNER}.`,
  );
}

async function requireRoles(admin, passwords) {
  for (const role of [OWNER, APP]) {
    const { rowCount } = await admin.query(
      'SELECT 1 FROM pg_roles WHERE rolname = $1',
      [role],
    );
    const attributes = `LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${admin.escapeLiteral(passwords[role])}`;
    await tryTo(`make the role ${role}`, () =>
      admin.query(
        `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${attributes}`,
      ),
    );
  }
  const { rows } = await admin.query(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND (rolsuper OR rolbypassrls)',
    [[OWNER, APP]],
  );
  if (rows.length)
    throw new Error(
      `the role ${rows[0].rolname} is superuser or may bypass row-level security: take that away with ALTER ROLE.`,
    );
}

async function requireDatabase(admin, database) {
  const name = admin.escapeIdentifier(database);
  const { rowCount } = await admin.query(
    'SELECT 1 FROM pg_database WHERE datname = $1',
    [database],
  );
  await tryTo(`make the database ${database}`, async () => {
    // Giving something to a role takes membership in it, which a superuser has without asking.
    const { rows } = await admin.query(
      `SELECT current_user AS me, rolsuper AS "isSuperuser" FROM pg_roles WHERE rolname = current_user`,
    );
    if (!rows[0].isSuperuser)
      await admin.query(
        `GRANT ${OWNER} TO ${admin.escapeIdentifier(rows[0].me)}`,
      );
    if (!rowCount)
      await admin.query(
        `CREATE DATABASE ${name} OWNER ${OWNER} TEMPLATE template0 ENCODING 'UTF8'`,
      );
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await admin.query(
      `GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${name} TO ${APP}, ${OWNER}`,
    );
  });
}

async function tryTo(what, act) {
  try {
    return await act();
  } catch (error) {
    throw new Error(
      `the user of that URL could not ${what}: ${error.message}. Let an administrator do it, and set WARDROOM_DATABASE_URL and WARDROOM_DATABASE_OWNER_URL.`,
    );
  }
}

function databaseName(url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  return !name || name === 'postgres' ? OWN_DATABASE : name;
}

function urlTo(url, database) {
  const to = new URL(url);
  to.pathname = `/${database}`;
  return to.toString();
}

function urlOf({ adminUrl, passwords, database }, role) {
  const url = new URL(urlTo(adminUrl, database));
  url.username = role;
  url.password = passwords[role];
  return url.toString();
}

const password = () => randomBytes(24).toString('base64url');
