import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { DemoSeeder } from './DemoSeeder';
import { inviteFirstAdmin } from './inviteFirstAdmin';

/** Fills an empty installation once: with the demo provider, or with the link that makes the first super admin. */
export const demoPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init(deps) {
        const { config, lifecycle, logger } = deps;
        const dataDir = config.getOptionalString('wardroom.dataDir');
        if (!dataDir) return;
        const demo = config.getOptionalBoolean('wardroom.demo.enabled');
        lifecycle.addStartupHook(() => {
          const seeding = demo
            ? new DemoSeeder({ ...deps, dataDir }).seed()
            : inviteFirstAdmin({ ...deps, dataDir });
          seeding.catch(error => {
            logger.error('the first filling failed', error);
          });
        });
      },
    });
  },
});
