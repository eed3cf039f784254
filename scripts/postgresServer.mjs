// One PostgreSQL server on loopback, from the programs in node_modules.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { handOver, postgresPlace } from './postgresPlace.mjs';
import { commandOf, endProcess } from './machine/processes.mjs';

// Fast shutdown first: clients are sent away and everything is written. The later ones leave recovery to the next start.
const STOPPING = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];
const READY_WITHIN = 60_000;
// Nothing of the caller's PG* variables may reach the server.
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** A PostgreSQL server whose files are in `dir`/postgres and whose log is `dir`/postgres.log. */
export class PostgresServer {
  #dir;
  #password;
  #settings;
  #onExit;
  #place;
  #child;
  #stopping = false;

  /**
   * `password` is the superuser's, set when the files are made; `settings` go to the server as they are;
   * `onExit` is called when the server ends without being asked to.
   */
  constructor(dir, { port, password, settings = {}, onExit = () => {} }) {
    this.#dir = dir;
    this.#password = password;
    this.#settings = settings;
    this.#onExit = onExit;
    this.port = port;
  }

  /** The superuser's URL. */
  get url() {
    return `postgres://postgres:${this.#password}@127.0.0.1:${this.port}/postgres`;
  }

  /** Makes the files when there are none and returns when the server answers queries. */
  async start() {
    this.#place = postgresPlace(this.#dir);
    await endLeftover(this.#files);
    if (existsSync(this.#files)) this.#requireVersion();
    else this.#initialise();
    this.#launch();
    await this.#ready();
  }

  /** Ends the server after everything is written. */
  async stop() {
    this.#stopping = true;
    if (this.#child?.exitCode === null)
      await endProcess(this.#child.pid, STOPPING);
  }

  /** Whether a first start has made the files of a server in this folder. */
  static exists(dir) {
    return existsSync(join(postgresPlace(dir).home, 'postgres'));
  }

  /** Throws the files of the server in this folder away; one that a killed launcher left running is ended before. */
  static async discard(dir) {
    const files = join(postgresPlace(dir).home, 'postgres');
    await endLeftover(files);
    rmSync(files, { recursive: true, force: true });
  }

  get #files() {
    return join(this.#place.home, 'postgres');
  }

  // Made aside and renamed: an interrupted first start leaves nothing that looks complete.
  #initialise() {
    const { user, native, home } = this.#place;
    const half = join(home, 'postgres.part');
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    const secret = join(half, 'superuser');
    writeFileSync(secret, this.#password, { mode: 0o600 });
    handOver(user, half, secret);
    const made = spawnSync(
      join(native, 'bin/initdb'),
      [
        `--pgdata=${join(half, 'cluster')}`,
        `--pwfile=${secret}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...user, cwd: '/', env: ENVIRONMENT, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      rmSync(half, { recursive: true, force: true });
      throw new Error(
        `PostgreSQL could not make its files: ${made.error?.message ?? lastLine(made.stderr)}`,
      );
    }
    renameSync(join(half, 'cluster'), this.#files);
    rmSync(half, { recursive: true, force: true });
  }

  #requireVersion() {
    const made = readFileSync(join(this.#files, 'PG_VERSION'), 'utf8').trim();
    const asked = spawnSync(
      join(this.#place.native, 'bin/postgres'),
      ['--version'],
      { ...this.#place.user, cwd: '/', env: ENVIRONMENT, encoding: 'utf8' },
    );
    const runs = /\) (\d+)/.exec(asked.stdout)?.[1];
    if (made === runs) return;
    throw new Error(
      `the database in ${this.#files} was made by PostgreSQL ${made} and this Wardroom brings ${runs}. Move it to a new server with pg_dump, or start afresh: npm start -- --reset-demo`,
    );
  }

  // In a process group of its own: a Ctrl-C of the terminal must not end the database before those who write to it.
  #launch() {
    const { user, native } = this.#place;
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
      log_min_messages: 'warning',
      ...this.#settings,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const log = openSync(this.#log, 'w', 0o600);
    this.#child = spawn(
      join(native, 'bin/postgres'),
      ['-D', this.#files, '-p', String(this.port), ...flags],
      {
        ...user,
        cwd: '/',
        env: ENVIRONMENT,
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
    closeSync(log);
    this.#child.on('error', () => {});
    this.#child.on('exit', () => this.#stopping || this.#onExit());
  }

  get #log() {
    return join(this.#dir, 'postgres.log');
  }

  async #ready() {
    for (const until = Date.now() + READY_WITHIN; ; await sleep(50)) {
      const client = new pg.Client({ connectionString: this.url });
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        await client.end().catch(() => {});
        const starting = ['ECONNREFUSED', '57P03', 'ECONNRESET'].includes(
          error.code,
        );
        if (starting && this.#child.exitCode === null && Date.now() < until)
          continue;
        await this.stop();
        throw new Error(
          `the database does not start: ${starting ? lastLine(readFileSync(this.#log, 'utf8')) : error.message} (its log: ${this.#log})`,
        );
      }
    }
  }
}

// A launcher that was killed leaves its server running: it is ended, so that this start can open the files.
async function endLeftover(files) {
  const mark = join(files, 'postmaster.pid');
  if (!existsSync(mark)) return;
  const pid = Number(readFileSync(mark, 'utf8').split('\n')[0]);
  if (commandOf(pid).includes(`-D ${files} `)) await endProcess(pid, STOPPING);
  else rmSync(mark, { force: true });
}

function lastLine(text) {
  return (text ?? '').trim().split('\n').at(-1);
}
