import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { identityContract } from '@wardroom/identity-common';
import { pluginClient } from '@wardroom/platform-node';
import { PROVIDER, tenantsContract } from '@wardroom/tenants-common';
import { writePrivateJson } from './writePrivateJson';

/** In an installation without any staff: makes the first super admin and the one-time link to their password. */
export async function inviteFirstAdmin(options: {
  auth: AuthService;
  dataDir: string;
  discovery: DiscoveryService;
}): Promise<void> {
  const file = join(options.dataDir, 'first-admin.json');
  if (existsSync(file)) return;
  const tenants = pluginClient(tenantsContract, options);
  const identity = pluginClient(identityContract, options);
  const staff = await retried(() =>
    tenants.members.list({ tenant: PROVIDER, limit: 1 }),
  );
  if (staff.items.length > 0) {
    writePrivateJson(file, {});
    return;
  }
  const { ref } = await tenants.members.create({
    tenant: PROVIDER,
    name: 'admin',
    displayName: 'Administrator',
    email: 'admin@provider.example',
    roles: ['super-admin'],
  });
  const { link } = await retried(() =>
    identity.invitations.issue({ person: ref }),
  );
  writePrivateJson(file, { url: link });
}

/** Plugins start side by side: a call may come before the other one answers. */
async function retried<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt > 60) throw error;
      await new Promise(resolve => {
        setTimeout(resolve, 500);
      });
    }
  }
}
