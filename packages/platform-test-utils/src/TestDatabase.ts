import { randomBytes } from 'node:crypto';
import pg from 'pg';
import createKnex, { type Knex } from 'knex';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { DatabaseProxy } from './DatabaseProxy';

const OWNER = 'wardroom_owner';
const APP = 'wardroom_app';
const PASSWORD = 'only-for-tests';

/** A database of one test file on the shared test server, with the two roles of a real installation. */
export class TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The way that the application takes, where a test may break it. */
  readonly proxy?: DatabaseProxy;
  readonly #server: string;
  readonly #name: string;
  readonly #open: Knex[] = [];

  private constructor(server: string, name: string, proxy?: DatabaseProxy) {
    this.#server = server;
    this.#name = name;
    this.ownerUrl = urlOf(server, name, OWNER);
    const appUrl = urlOf(server, name, APP);
    this.proxy = proxy;
    this.appUrl = proxy?.urlOf(appUrl) ?? appUrl;
  }

  /**
   * Creates an empty database. Needs `WARDROOM_TEST_POSTGRES`, which `npm test` sets.
   *
   * @param options - `proxy`: the application reaches it by a way that the test can break
   */
  static async create(
    options: { proxy?: boolean } = {},
  ): Promise<TestDatabase> {
    const server = process.env.WARDROOM_TEST_POSTGRES;
    if (!server) {
      throw new Error(
        'WARDROOM_TEST_POSTGRES is not set: run tests with "npm test", or set it to the URL of a PostgreSQL superuser',
      );
    }
    const name = `test_${randomBytes(6).toString('hex')}`;
    const client = new pg.Client(server);
    await client.connect();
    try {
      // Roles belong to the server: test files that start together take turns.
      await client.query('select pg_advisory_lock(4711)');
      for (const role of [OWNER, APP]) {
        const { rowCount } = await client.query(
          'select from pg_roles where rolname = $1',
          [role],
        );
        if (rowCount === 0) {
          await client.query(
            `create role ${role} login nosuperuser nobypassrls password '${PASSWORD}'`,
          );
        }
      }
      await client.query(`create database ${name} owner ${OWNER}`);
      await client.query(`grant create, connect on database ${name} to ${APP}`);
      await client.query('select pg_advisory_unlock(4711)');
    } finally {
      await client.end();
    }
    const proxy = options.proxy ? await DatabaseProxy.start(server) : undefined;
    return new TestDatabase(server, name, proxy);
  }

  /** Configuration that a backend or a store reads this database from. */
  get configData() {
    return {
      backend: { database: { client: 'pg', connection: this.appUrl } },
      wardroom: { database: { owner: this.ownerUrl } },
    };
  }

  get config(): ConfigReader {
    return new ConfigReader(this.configData);
  }

  /** The database service of a plugin, as the application's role. */
  service(schema: string): DatabaseService {
    let client: Knex | undefined;
    return {
      getClient: async () => {
        client ??= this.knex(this.appUrl, schema);
        return client;
      },
    };
  }

  /** A connection pool that is closed with the database. */
  knex(url: string, schema?: string): Knex {
    const knex = createKnex({
      client: 'pg',
      connection: url,
      searchPath: schema ? [schema] : undefined,
      pool: { min: 0, max: 8 },
    });
    this.#open.push(knex);
    return knex;
  }

  /** A connection pool of the superuser, who is bound by nothing. */
  superuser(schema?: string): Knex {
    return this.knex(urlOf(this.#server, this.#name), schema);
  }

  /** Switches row-level security off in all tables of a schema, to see whether readers keep tenants apart by themselves. */
  async disableRowSecurity(schema: string): Promise<void> {
    const knex = this.superuser();
    const { rows } = await knex.raw(
      `select relname from pg_class where relnamespace = ?::regnamespace and relkind in ('r', 'p')`,
      [schema],
    );
    for (const { relname } of rows) {
      await knex.raw('alter table ??.?? disable row level security', [
        schema,
        relname,
      ]);
    }
  }

  /** Cuts everybody off and lets nobody in, as when the database's machine is away, until it is called with `true`. */
  async setReachable(reachable: boolean): Promise<void> {
    const client = new pg.Client(this.#server);
    await client.connect();
    try {
      await client.query(
        `alter database ${this.#name} allow_connections ${reachable}`,
      );
      if (reachable) return;
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [this.#name],
      );
    } finally {
      await client.end();
    }
  }

  async drop(): Promise<void> {
    await Promise.all(this.#open.map(knex => knex.destroy()));
    await this.proxy?.stop();
    await TestDatabase.dropAt(urlOf(this.#server, this.#name));
  }

  /** Drops the database that a URL names, whose creator may be gone. */
  static async dropAt(url: string): Promise<void> {
    const client = new pg.Client(process.env.WARDROOM_TEST_POSTGRES);
    await client.connect();
    try {
      const name = client.escapeIdentifier(new URL(url).pathname.slice(1));
      await client.query(`drop database if exists ${name} with (force)`);
    } finally {
      await client.end();
    }
  }
}

function urlOf(server: string, database: string, role?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = PASSWORD;
  }
  return url.href;
}
