import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { durationToMilliseconds } from '@backstage/types';
import { pluginClient } from '@wardroom/platform-node';
import { tenantsContract, type AccessScope } from '@wardroom/tenants-common';
import { PermissionPolicy } from './PermissionPolicy';

/** How long an answer about a person is used again, in ms; part of the 10 s in which a revoked person is out. */
const REMEMBERED_MS = 2_000;

/** The permission policy of the product, as a module of the permission plugin. */
export const modulePermissionPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'wardroom',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        policy: policyExtensionPoint,
      },
      async init({ auth, config, discovery, policy }) {
        const client = pluginClient(tenantsContract, { auth, discovery });
        const lifetime = readDurationFromConfig(config, {
          key: 'auth.backstageTokenExpiration',
        });
        policy.setPolicy(
          new PermissionPolicy({
            accessOf: remembered(ref => client.people.access({ ref })),
            tokenLifetimeMs: durationToMilliseconds(lifetime),
          }),
        );
      },
    });
  },
});

function remembered(ask: (ref: string) => Promise<AccessScope>) {
  const answers = new Map<
    string,
    { until: number; answer: Promise<AccessScope | undefined> }
  >();
  return (ref: string): Promise<AccessScope | undefined> => {
    const known = answers.get(ref);
    if (known && known.until > Date.now()) return known.answer;
    const answer = ask(ref).catch(error => {
      answers.delete(ref);
      if (error.name === 'NotFoundError') return undefined;
      throw error;
    });
    if (answers.size > 10_000) answers.clear();
    answers.set(ref, { until: Date.now() + REMEMBERED_MS, answer });
    return answer;
  };
}
