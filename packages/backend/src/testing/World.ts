import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { identityContract } from '@wardroom/identity-common';
import { pluginClient } from '@wardroom/platform-node';
import { freePort, TestDatabase } from '@wardroom/platform-test-utils';
import { tenantsContract } from '@wardroom/tenants-common';
import { createProduct } from '../createProduct';
import { cast, worldFiles, type Persona } from './cast';
import { Person } from './Person';

type Ask = {
  tenants: ReturnType<typeof pluginClient<typeof tenantsContract>>;
  identity: ReturnType<typeof pluginClient<typeof identityContract>>;
};

/**
 * The whole product, started for real on a database of its own: two customers, staff of every role, and the cast
 * signed in through the sign-in that people use.
 */
export class World {
  readonly url: string;
  readonly dataDir: string;
  readonly database: TestDatabase;
  readonly people: Record<Persona, Person>;
  /** Clients that act as a plugin, for what no person may do. */
  readonly ask: Ask;
  readonly #stop: () => Promise<void>;

  private constructor(parts: {
    url: string;
    dataDir: string;
    database: TestDatabase;
    people: Record<Persona, Person>;
    ask: Ask;
    stop(): Promise<void>;
  }) {
    this.url = parts.url;
    this.dataDir = parts.dataDir;
    this.database = parts.database;
    this.people = parts.people;
    this.ask = parts.ask;
    this.#stop = parts.stop;
  }

  /** @param options - `mail`: configuration of `wardroom.mail`; without it no mail is sent */
  static async start(options: { mail?: object } = {}): Promise<World> {
    const database = await TestDatabase.create();
    const dataDir = mkdtempSync(join(tmpdir(), 'wardroom-world-'));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    prepareEnvironment(database, dataDir, port);
    if (options.mail) {
      process.env.APP_CONFIG_wardroom_mail = JSON.stringify(options.mail);
    }
    const backend = createProduct();
    const ask = new Promise<Ask>(resolve => {
      backend.add(askingPlugin(resolve));
    });
    await backend.start();
    const clients = await ask;
    await clients.tenants.tenants.apply({ files: worldFiles, dryRun: false });
    const people = await signAllIn(url, clients);
    const stop = () => backend.stop();
    return new World({ url, dataDir, database, people, ask: clients, stop });
  }

  async stop(): Promise<void> {
    await this.#stop();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** app-config.yaml is read as `npm start` reads it; only what it takes from the environment is ours. */
function prepareEnvironment(
  database: TestDatabase,
  dataDir: string,
  port: number,
) {
  const masterKey = join(dataDir, 'master.key');
  writeFileSync(masterKey, randomBytes(32).toString('base64'), { mode: 0o600 });
  Object.assign(process.env, {
    PORT: String(port),
    WARDROOM_DATABASE_URL: database.appUrl,
    WARDROOM_DATABASE_OWNER_URL: database.ownerUrl,
    WARDROOM_DATA_DIR: dataDir,
    WARDROOM_MASTER_KEY_FILE: masterKey,
    WARDROOM_DEMO: 'false',
    APP_CONFIG_wardroom_limits_perAddress: '100000',
    APP_CONFIG_wardroom_limits_perToken: '100000',
    APP_CONFIG_wardroom_limits_perAddressInAll: '10000000',
  });
}

function askingPlugin(found: (ask: Ask) => void) {
  return createBackendPlugin({
    pluginId: 'world',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        async init(deps) {
          found({
            tenants: pluginClient(tenantsContract, deps),
            identity: pluginClient(identityContract, deps),
          });
        },
      });
    },
  });
}

async function signAllIn(url: string, ask: Ask) {
  const entries: [Persona, Person][] = [];
  for (const [persona, ref] of Object.entries(cast)) {
    const account = await ask.identity.accounts.provision({ person: ref });
    const { items } = await ask.tenants.people.profiles({ refs: [ref] });
    const { password, totp } = account;
    const person = new Person({
      url,
      ref: items[0].ref,
      password,
      secret: totp?.secret,
    });
    await person.signIn();
    entries.push([persona as Persona, person]);
  }
  return Object.fromEntries(entries) as Record<Persona, Person>;
}
