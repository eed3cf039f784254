import { createBackendModule } from '@backstage/backend-plugin-api';
import { credentialStoresExtensionPoint } from '@wardroom/remote-access-node';
import { storeProvider } from './storeProvider';

/** Lets credentials be read from HashiCorp Vault and OpenBao. */
export const remoteAccessModuleHashicorpVault = createBackendModule({
  pluginId: 'remote-access',
  moduleId: 'hashicorp-vault',
  register(env) {
    env.registerInit({
      deps: { stores: credentialStoresExtensionPoint },
      async init({ stores }) {
        stores.addProvider(storeProvider);
      },
    });
  },
});
