import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Knex } from 'knex';
import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { identityAuditEvents } from '@wardroom/identity-common';
import { TenantStore } from '@wardroom/platform-node';
import {
  outboxOf,
  TestDatabase,
  testScope,
} from '@wardroom/platform-test-utils';
import { MasterKeys } from '../dataKey/MasterKeys';
import { readers, writers, type IdentityStore } from '../IdentityStore';
import { createServices, type Services } from '../services/createServices';
import { FakeTenants } from './FakeTenants';
import { TestBrowser } from './TestBrowser';

/** The identity context on a real database, with two customers and staff. */
export class IdentityWorld {
  readonly database: TestDatabase;
  readonly store: IdentityStore;
  readonly services: Services;
  readonly tenants: FakeTenants;
  readonly masterKeys: MasterKeys;
  /** What went to the lists of people. */
  readonly told: NotificationSendOptions[];
  /** As the superuser, for what only time brings about. */
  readonly sql: Knex;
  readonly #secrets = new Map<string, string>();
  #lastStep = 0;

  private constructor(
    parts: Pick<
      IdentityWorld,
      'database' | 'store' | 'services' | 'tenants' | 'masterKeys' | 'told'
    >,
  ) {
    this.database = parts.database;
    this.store = parts.store;
    this.services = parts.services;
    this.tenants = parts.tenants;
    this.masterKeys = parts.masterKeys;
    this.told = parts.told;
    this.sql = parts.database.superuser('identity');
  }

  /** @param wardroom - configuration of `wardroom`, besides that of the database */
  static async start(wardroom: object = {}): Promise<IdentityWorld> {
    const database = await TestDatabase.create();
    const { backend, ...rest } = database.configData;
    const config = mockServices.rootConfig({
      data: {
        app: { baseUrl: 'http://localhost:7007' },
        backend: { ...backend, baseUrl: 'http://localhost:7007' },
        wardroom: { ...rest.wardroom, ...wardroom },
      },
    });
    const logger = mockServices.logger.mock();
    const store = await TenantStore.create({
      context: 'identity',
      database: database.service('identity'),
      config,
      logger,
      migrations: join(__dirname, '../../migrations'),
      readers,
      writers,
      auditEvents: identityAuditEvents,
    });
    const tenants = new FakeTenants()
      .add('user:acme/admin', 'tenant-admin')
      .add('user:acme/requester', 'requester')
      .add('user:globex/admin', 'tenant-admin', 'admin@globex.example')
      .add('user:provider/technician', 'technician')
      .add('user:provider/boss', 'super-admin');
    const masterKeys = new MasterKeys(randomBytes(32).toString('base64'));
    const told: NotificationSendOptions[] = [];
    const notifications = {
      send: async (options: NotificationSendOptions) => {
        told.push(options);
      },
    };
    const services = createServices({
      notifications,
      store,
      config,
      logger,
      masterKeys,
      tenants,
    });
    return new IdentityWorld({
      database,
      store,
      services,
      tenants,
      masterKeys,
      told,
    });
  }

  /** An account as the demo makes it; returns its once-only password. */
  async provision(ref: string): Promise<string> {
    const scope = testScope({ ref: 'plugin:demo', tenants: '*' });
    const made = await this.services.accounts.provision(scope, { person: ref });
    if (made.totp) this.#secrets.set(ref, made.totp.secret);
    return made.password;
  }

  /** Takes note of a seed that somebody enrolled by themselves. */
  knowSecret(ref: string, secret: string) {
    this.#secrets.set(ref, secret);
  }

  /** A code that was not used yet: of this step, or of the one after it. */
  code(ref: string): string {
    const now = Math.floor(Date.now() / 30_000);
    const step = Math.max(now, this.#lastStep + 1);
    this.#lastStep = step;
    return this.codeOf(ref, step);
  }

  codeOf(ref: string, step: number): string {
    const secret = this.#secrets.get(ref) as string;
    return generateSync({ secret, epoch: step * 30 });
  }

  /** Lets all codes count again, as if an hour had passed. */
  async passTime(): Promise<void> {
    await this.sql('accounts').update({ totp_last_step: 0 });
    this.#lastStep = 0;
  }

  browser(ip = '192.0.2.1'): TestBrowser {
    return new TestBrowser(ip);
  }

  /** Signs somebody in, in a browser of their own. */
  async signIn(ref: string, password: string): Promise<TestBrowser> {
    const browser = this.browser();
    const step = await this.services.signIns.start(browser.nobody(), {
      person: ref,
      password,
    });
    if (step.next === 'totp') {
      await this.passTime();
      await this.services.signIns.prove(browser.nobody(), {
        challenge: step.challenge,
        code: this.code(ref),
      });
    }
    return browser;
  }

  validate(browser: TestBrowser, idleSeconds?: number) {
    return this.services.sessions.validate(
      testScope({ ref: 'plugin:auth', tenants: '*' }),
      { token: browser.cookie ?? '', idleSeconds },
    );
  }

  /** Names of the audit events of a tenant, the oldest first. */
  async audited(tenant: string): Promise<string[]> {
    const { records } = await outboxOf(this.database, 'identity');
    return records.filter(r => r.tenant === tenant).map(r => r.event);
  }

  async stop(): Promise<void> {
    await this.database.drop();
  }
}
