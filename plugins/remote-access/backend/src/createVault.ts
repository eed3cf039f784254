import type { RotationHooks } from './credential/RotationHooks';
import { CredentialService } from './credential/CredentialService';
import { CredentialStoreService } from './credentialStore/CredentialStoreService';
import type { StoreProviders } from './credentialStore/StoreProviders';
import type { Gateways } from './gateway/Gateways';
import { GatewayKeyService } from './gatewayKey/GatewayKeyService';
import { ResealSecrets } from './gatewayKey/ResealSecrets';
import type { RemoteAccessSettings } from './readSettings';
import type { RemoteAccessStore } from './RemoteAccessStore';
import { RotationService } from './rotation/RotationService';

/** What keeps secrets that only the gateway opens: credentials, stores outside, and the gateway's own keys. */
export function createVault(options: {
  store: RemoteAccessStore;
  gateway: Gateways;
  settings: RemoteAccessSettings;
  providers: StoreProviders;
  hooks: RotationHooks;
}) {
  const { store, gateway, settings, providers, hooks } = options;
  const { addresses } = settings;
  const rotations = new RotationService({ store, gateway });
  const reseal = new ResealSecrets({ store, gateway });
  return {
    rotations,
    reseal,
    credentials: new CredentialService({
      ...{ store, gateway, providers, hooks },
      rotate: (...call) => rotations.rotate(...call),
    }),
    credentialStores: new CredentialStoreService({
      ...{ store, gateway, providers, addresses },
    }),
    gatewayKeys: new GatewayKeyService({ store, gateway, reseal }),
  };
}
