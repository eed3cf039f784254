import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scannersExtensionPoint } from '@wardroom/assets-node';
import { pluginClient } from '@wardroom/platform-node';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import { NmapScanner } from './siteScan/NmapScanner';

/** Lets customers' networks be scanned with Nmap, by the ways that sessions take. */
export const moduleNmap = createBackendModule({
  pluginId: 'assets',
  moduleId: 'nmap',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        scanners: scannersExtensionPoint,
      },
      async init({ scanners, ...deps }) {
        const { siteScans } = pluginClient(remoteAccessContract, deps);
        scanners.addScanner(new NmapScanner(siteScans));
      },
    });
  },
});
