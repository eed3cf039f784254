import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  resolvePackagePath,
  type AuthService,
  type DiscoveryService,
  type LoggerService,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { assetsContract } from '@wardroom/assets-common';
import { identityContract } from '@wardroom/identity-common';
import { interventionsContract } from '@wardroom/interventions-common';
import { pluginClient } from '@wardroom/platform-node';
import {
  builtInRoles,
  PROVIDER,
  tenantsContract,
} from '@wardroom/tenants-common';
import { demoRequests } from './demoRequests';
import { seedLab } from './seedLab';
import { writePrivateJson } from './writePrivateJson';

const catalogDir = resolvePackagePath('backend', '../../catalog');

type Options = {
  auth: AuthService;
  config: RootConfigService;
  dataDir: string;
  discovery: DiscoveryService;
  logger: LoggerService;
};

/**
 * Makes the demo: customers, staff and assets from `catalog/`, an account with a once-only password for everybody,
 * some requests, and the way into the lab. A seeding that was cut off goes on where it stopped.
 */
export class DemoSeeder {
  readonly #options: Options;
  readonly #tenants;
  readonly #identity;
  readonly #assets;
  readonly #interventions;

  constructor(options: Options) {
    this.#options = options;
    this.#tenants = pluginClient(tenantsContract, options);
    this.#identity = pluginClient(identityContract, options);
    this.#assets = pluginClient(assetsContract, options);
    this.#interventions = pluginClient(interventionsContract, options);
  }

  async seed(): Promise<void> {
    const { dataDir, logger } = this.#options;
    const file = join(dataDir, 'demo-people.json');
    await this.#untilAllAnswer();
    if (!existsSync(file)) {
      await this.#applyFiles();
      await this.#submitRequests();
      await this.#seedLab();
      writePrivateJson(file, await this.#provisionPeople());
      logger.info('the demo is ready');
    } else {
      // The lab has another port and may have another key after a restart of the machine.
      await this.#seedLab();
    }
  }

  /** Plugins start side by side: the first calls may come before they answer. */
  async #untilAllAnswer() {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#tenants.people.tenantIds();
        await this.#assets.assetEntities.list({ limit: 1 });
        await this.#interventions.interventions.list({ limit: 1 });
        await this.#identity.signInOptions.get({});
        return;
      } catch (error) {
        if (attempt > 60) throw error;
        await new Promise(resolve => {
          setTimeout(resolve, 500);
        });
      }
    }
  }

  async #applyFiles() {
    // Customers first: the staff's assignments name them.
    const names = readdirSync(catalogDir)
      .filter(name => name.endsWith('.yaml'))
      .sort(
        (a, b) => Number(a === 'provider.yaml') - Number(b === 'provider.yaml'),
      );
    for (const name of names) {
      const files = readFileSync(join(catalogDir, name), 'utf8');
      await this.#tenants.tenants.apply({ files, dryRun: false });
      await this.#assets.assets.apply({ files, dryRun: false });
    }
  }

  async #provisionPeople() {
    const { tenants } = await this.#tenants.people.tenantIds();
    const people = [];
    // The staff first, and the administrators of customers: they are who a newcomer signs in as.
    const order = [PROVIDER, ...tenants.filter(t => t !== PROVIDER)];
    for (const tenant of order) {
      const { items } = await this.#tenants.members.list({
        tenant,
        limit: 200,
      });
      for (const member of items) {
        const account = await this.#identity.accounts.provision({
          person: member.ref,
        });
        const role = builtInRoles.find(r => r.id === member.roles[0]);
        people.push({
          ref: member.ref,
          name: member.displayName,
          role: member.roles[0],
          roleName: role?.name,
          workspace: tenant === PROVIDER ? 'console' : 'portal',
          email: member.email,
          password: account.password,
          totpSecret: account.totp?.secret,
          otpauthUrl: account.totp?.otpauthUrl,
        });
      }
    }
    return people;
  }

  async #submitRequests() {
    for (const demo of demoRequests) {
      const { tenant, asset, ...request } = demo;
      const { items } = await this.#assets.assets.list({
        tenant,
        search: asset,
      });
      const found = items.filter(item => item.name === asset);
      const { type, title, description, urgency, impact, requester } = request;
      await this.#interventions.interventions.submit({
        tenant,
        type,
        title,
        description,
        urgency,
        impact,
        requester,
        assetIds: found.map(item => item.id),
      });
    }
  }

  async #seedLab() {
    const lab = this.#options.config.getOptionalString('wardroom.demo.lab');
    if (lab && existsSync(lab)) await seedLab({ ...this.#options, file: lab });
  }
}
