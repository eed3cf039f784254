import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { assetsContract } from '@wardroom/assets-common';
import { identityContract } from '@wardroom/identity-common';
import {
  pluginClient,
  systemScope,
  type PluginClient,
} from '@wardroom/platform-node';
import { tenantsContract } from '@wardroom/tenants-common';
import { commandHandler } from './command/commandHandler';
import { CommandService } from './command/CommandService';
import { StoreProviders } from './credentialStore/StoreProviders';
import { EmergencyService } from './emergency/EmergencyService';
import { addressReader } from './gateway/addressReader';
import { browserProof } from './gateway/browserProof';
import { Gateway } from './gateway/Gateway';
import type { GatewayProgram } from './gateway/GatewayProgram';
import type { RemoteAccessSettings } from './readSettings';
import { LiveService } from './live/LiveService';
import { OnlookerCheck } from './session/OnlookerCheck';
import { orderWatch } from './live/orderWatch';
import { GrantPlaces } from './grant/GrantPlaces';
import { GrantService } from './grant/GrantService';
import { PolicyService } from './policy/PolicyService';
import { ProviderAccessService } from './providerAccess/ProviderAccessService';
import { orderReplay } from './recording/orderReplay';
import { RecordingService } from './recording/RecordingService';
import { RecordingKeys } from './recordingKey/RecordingKeys';
import type { RotationHooks } from './credential/RotationHooks';
import type { RemoteAccessStore } from './RemoteAccessStore';
import { AccessCheck, type PurposesOf } from './session/AccessCheck';
import { EntryRules } from './session/EntryRules';
import { orderTerminal } from './session/orderTerminal';
import { purposeReader } from './session/purposeReader';
import { SessionDesk } from './session/SessionDesk';
import { SessionGuard } from './session/SessionGuard';
import { SessionOpening } from './session/SessionOpening';
import { SessionRecovery } from './session/SessionRecovery';
import { SessionService } from './session/SessionService';
import { createVault } from './createVault';
import { createSites } from './site/createSites';
import { TargetService } from './target/TargetService';

/** The contexts that are asked before anything happens. */
export type Neighbours = {
  tenants: PluginClient<typeof tenantsContract>;
  identity: PluginClient<typeof identityContract>;
  assets: PluginClient<typeof assetsContract>;
  purposesOf: PurposesOf;
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
    purposesOf: purposeReader(options),
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
  hooks: RotationHooks;
}) {
  const { store, logger, program, settings, neighbours, providers, hooks } =
    options;
  const { addresses } = settings;
  const { tenants, identity, assets, purposesOf } = neighbours;
  const proof = browserProof(settings);
  const gateway = new Gateway({
    program,
    logger,
    proof,
    addressOf: addressReader(settings.trustProxy),
    drainSeconds: settings.drainSeconds,
    settings: {
      ...settings.gateway,
      rotationHooks: hooks.files,
      stores: { allow: addresses, clients: providers.clients },
    },
  });
  const rules = new EntryRules(store);
  const access = new AccessCheck({ tenants, purposesOf, rules });
  const recordingKeys = new RecordingKeys({ store, gateway });
  const { connectorSocket } = settings;
  const recheck = () => guard.check();
  const { siteKeeper, sites } = createSites({ ...options, gateway, recheck });
  const shared = { store, gateway, access, logger };
  const onlookers = new OnlookerCheck({ store, tenants });
  const orders = {
    terminal: orderTerminal({ ...shared, recordingKeys, connectorSocket }),
    replay: orderReplay({ store, access }),
    watch: orderWatch({ store, onlookers }),
  };
  const { places } = settings;
  const guard = new SessionGuard({ ...shared, onlookers });
  const liveIn = (tenant: string) =>
    store.readOnce(systemScope('remote-access', [tenant]), r =>
      r.sessions.countLive(tenant),
    );
  const grantPlaces = new GrantPlaces({
    ...{ store, assets, tenants },
    keyOf: async (tenant, id) => (await purposesOf([{ tenant, id }]))[0]?.key,
  });
  return {
    gateway,
    ...createVault({ ...options, gateway }),
    siteKeeper,
    sites,
    targets: new TargetService({ store, assets, recheck }),
    sessions: new SessionService({ store, gateway }),
    opening: new SessionOpening({
      ...{ ...shared, proof, identity, assets, places },
    }),
    recordingKeys,
    onlookers,
    commands: new CommandService({ store }),
    live: new LiveService({ store, gateway, proof, onlookers }),
    policies: new PolicyService({ store, recheck }),
    grants: new GrantService({ store, recheck, places: grantPlaces }),
    providerAccess: new ProviderAccessService({ store, recheck, liveIn }),
    emergencies: new EmergencyService({ store, recheck }),
    recordings: new RecordingService({
      ...{ store, gateway, proof },
      connectorSeal: () => siteKeeper.identity?.seal,
    }),
    guard,
    recovery: new SessionRecovery({ store, gateway }),
    desk: new SessionDesk({
      ...{ ...shared, orders },
      told: { commands: commandHandler(store) },
    }),
  };
}
