// The whole product, started and stopped in order: database, demo lab, backend with the app.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { start as startLab } from '../examples/lab/lab.mjs';
import { buildApp } from './appBuild.mjs';
import { Backend } from './backend.mjs';
import { step } from './console.mjs';
import { makeDataDir, writePrivate } from './dataDir.mjs';
import { discardDatabase, openDatabase } from './database.mjs';
import { takeInstance } from './instance.mjs';

export class Product {
  #options;
  #stops = [];
  #current = Promise.resolve();
  #cancel = new AbortController();

  /**
   * `dir` is the data folder; `dev`, `demo` and `databaseUrl` are those of the command line; `env` goes to the backend;
   * `onExit(sentence)` is called when a part ends by itself, after which the caller stops the rest.
   */
  constructor({
    dir,
    port = 7007,
    dev = false,
    demo = true,
    databaseUrl,
    env = {},
    onExit = () => {},
  }) {
    this.#options = { dir, port, dev, demo, databaseUrl, env, onExit };
    this.url = `http://localhost:${dev ? 3000 : port}`;
  }

  /** Resolves when Wardroom answers; throws with nothing left running. */
  async start() {
    try {
      await this.#startAll();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends everything in order, also in the middle of a start, which then throws. */
  async stop() {
    this.#cancel.abort();
    // A backend that is starting waits for readiness: ending it ends the wait. Any other step is short, and is let finish.
    await this.backend?.stop();
    await this.#current.catch(() => {});
    for (const end of this.#stops.splice(0).reverse()) await end();
  }

  async #startAll() {
    const { dir, port, dev, demo, databaseUrl, env, onExit } = this.#options;
    makeDataDir(dir);
    this.#stops.push(takeInstance(dir));
    if (!dev) await this.#step(undefined, () => buildApp(this.#cancel.signal));
    const database = await this.#step('Starting the database', () =>
      openDatabase(dir, {
        databaseUrl,
        onExit: () => onExit('the database ended by itself.'),
      }),
    );
    this.ownerUrl = database.ownerUrl;
    if (demo)
      await this.#step('Starting the demo lab', () =>
        startLab(join(dir, 'lab')),
      );
    await this.#step('Starting Wardroom', () => {
      this.backend = startBackend({
        ...{ dir, port, dev, demo, database, env, onExit },
      });
      return this.backend.ready();
    });
  }

  // What a step started is noted in the same turn as it is there: a stop that waited for the step finds it.
  async #step(what, act) {
    this.#cancel.signal.throwIfAborted();
    const end = what && step(what);
    this.#current = act().then(started => {
      if (started?.stop) this.#stops.push(started.stop);
      return started;
    });
    try {
      const started = await this.#current;
      end?.();
      return started;
    } catch (error) {
      end?.(this.#cancel.signal.aborted ? 'interrupted' : 'failed');
      throw error;
    }
  }
}

function startBackend({ dir, port, dev, demo, database, env, onExit }) {
  const backend = new Backend({
    url: `http://localhost:${port}`,
    dev,
    log: join(dir, 'backend.log'),
    env: {
      PORT: String(port),
      WARDROOM_DATA_DIR: dir,
      WARDROOM_DATABASE_URL: database.appUrl,
      WARDROOM_DATABASE_OWNER_URL: database.ownerUrl,
      WARDROOM_MASTER_KEY_FILE: masterKey(dir),
      ...(demo && {
        WARDROOM_DEMO: '1',
        WARDROOM_DEMO_LAB: join(dir, 'lab/lab.json'),
      }),
      ...(dev && {
        APP_CONFIG_app_baseUrl: '"http://localhost:3000"',
        APP_CONFIG_backend_cors_origin: '"http://localhost:3000"',
        APP_CONFIG_backend_cors_credentials: 'true',
      }),
      ...env,
    },
    onExit: () => onExit(`the backend ended by itself.${backend.lastWords()}`),
  });
  return backend;
}

// Envelope encryption's outermost key. It is made once: without it the database's secrets are lost.
function masterKey(dir) {
  const file = join(dir, 'master.key');
  if (!existsSync(file))
    writePrivate(file, `${randomBytes(32).toString('base64')}\n`);
  return file;
}

/** Throws away everything in the data folder; refuses while an instance runs on it. */
export async function resetProduct(dir) {
  makeDataDir(dir);
  const release = takeInstance(dir);
  await discardDatabase(dir);
  for (const name of readdirSync(dir)) {
    if (name !== 'instance.json')
      rmSync(join(dir, name), { recursive: true, force: true });
  }
  release();
}
