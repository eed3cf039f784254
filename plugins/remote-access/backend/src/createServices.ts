import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { assetsContract } from '@wardroom/assets-common';
import { identityContract } from '@wardroom/identity-common';
import { pluginClient, type PluginClient } from '@wardroom/platform-node';
import { tenantsContract } from '@wardroom/tenants-common';
import { CredentialService } from './credential/CredentialService';
import { CredentialStoreService } from './credentialStore/CredentialStoreService';
import { StoreProviders } from './credentialStore/StoreProviders';
import { addressReader } from './gateway/addressReader';
import { browserProof } from './gateway/browserProof';
import { Gateway } from './gateway/Gateway';
import type { GatewayProgram } from './gateway/GatewayProgram';
import { GatewayKeyService } from './gatewayKey/GatewayKeyService';
import { ResealSecrets } from './gatewayKey/ResealSecrets';
import type { RemoteAccessSettings } from './readSettings';
import { LiveService } from './live/LiveService';
import { OnlookerCheck } from './session/OnlookerCheck';
import { orderWatch } from './live/orderWatch';
import { orderReplay } from './recording/orderReplay';
import { RecordingService } from './recording/RecordingService';
import { RecordingKeys } from './recordingKey/RecordingKeys';
import type { RemoteAccessStore } from './RemoteAccessStore';
import { AccessCheck, type PurposeOf } from './session/AccessCheck';
import { orderTerminal } from './session/orderTerminal';
import { purposeReader } from './session/purposeReader';
import { SessionDesk } from './session/SessionDesk';
import { SessionGuard } from './session/SessionGuard';
import { SessionRecovery } from './session/SessionRecovery';
import { SessionService } from './session/SessionService';
import { TargetService } from './target/TargetService';

/** The contexts that are asked before anything happens. */
export type Neighbours = {
  tenants: PluginClient<typeof tenantsContract>;
  identity: PluginClient<typeof identityContract>;
  assets: PluginClient<typeof assetsContract>;
  purposeOf: PurposeOf;
};

/** The neighbours as this plugin's own calls reach them. */
export function neighboursOf(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): Neighbours {
  return {
    tenants: pluginClient(tenantsContract, options),
    identity: pluginClient(identityContract, options),
    assets: pluginClient(assetsContract, options),
    purposeOf: purposeReader(options),
  };
}

/** Everything that works in this context, each given what it needs. */
export function createServices(options: {
  store: RemoteAccessStore;
  logger: LoggerService;
  program: GatewayProgram;
  settings: RemoteAccessSettings;
  neighbours: Neighbours;
  providers: StoreProviders;
}) {
  const { store, logger, program, settings, neighbours, providers } = options;
  const { addresses } = settings;
  const { tenants, identity, assets, purposeOf } = neighbours;
  const proof = browserProof(settings);
  const gateway = new Gateway({
    program,
    logger,
    proof,
    addressOf: addressReader(settings.trustProxy),
    drainSeconds: settings.drainSeconds,
    settings: {
      ...settings.gateway,
      stores: { allow: addresses, clients: providers.clients },
    },
  });
  const access = new AccessCheck({ tenants, purposeOf });
  const recordingKeys = new RecordingKeys({ store, gateway });
  const shared = { store, gateway, access, logger };
  const onlookers = new OnlookerCheck({ tenants });
  const orders = {
    terminal: orderTerminal({ ...shared, recordingKeys }),
    replay: orderReplay({ store, access }),
    watch: orderWatch({ store, onlookers }),
  };
  const { places } = settings;
  const reseal = new ResealSecrets({ store, gateway });
  return {
    gateway,
    reseal,
    gatewayKeys: new GatewayKeyService({ store, gateway, reseal }),
    targets: new TargetService({ store, assets }),
    credentials: new CredentialService({ store, gateway, providers }),
    credentialStores: new CredentialStoreService({
      ...{ store, gateway, providers, addresses },
    }),
    sessions: new SessionService({
      ...{ ...shared, proof, identity, assets, places },
    }),
    recordingKeys,
    onlookers,
    live: new LiveService({ store, gateway, proof, onlookers }),
    recordings: new RecordingService({ store, gateway, proof }),
    guard: new SessionGuard({ ...shared, onlookers }),
    recovery: new SessionRecovery({ store, gateway }),
    desk: new SessionDesk({ ...shared, orders }),
  };
}
