import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { assetsContract } from '@wardroom/assets-common';
import { identityContract } from '@wardroom/identity-common';
import { interventionsContract } from '@wardroom/interventions-common';
import {
  pluginClient,
  systemScope,
  type PluginClient,
} from '@wardroom/platform-node';
import { tenantsContract } from '@wardroom/tenants-common';
import { StoreProviders } from './credentialStore/StoreProviders';
import { EmergencyService } from './emergency/EmergencyService';
import { browserProof } from './gateway/browserProof';
import type { GatewayHost, Gateways } from './gateway/Gateways';
import { GatewayNodeService } from './gatewayNode/GatewayNodeService';
import { NodeChoice } from './gatewayNode/NodeChoice';
import { NodeRegistry } from './gatewayNode/NodeRegistry';
import type { RemoteAccessSettings } from './readSettings';
import { OnlookerCheck } from './session/OnlookerCheck';
import { orderWatch } from './live/orderWatch';
import { GrantPlaces } from './grant/GrantPlaces';
import { GrantService } from './grant/GrantService';
import type { Objections } from './comparison/PlanFollower';
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
import { createLive } from './createLive';
import { createPlans } from './createPlans';
import { createVault } from './createVault';
import { createSites } from './site/createSites';
import { SiteScanService } from './siteScan/SiteScanService';
import { TargetService } from './target/TargetService';

/** The contexts that are asked before anything happens. */
export type Neighbours = {
  tenants: PluginClient<typeof tenantsContract>;
  identity: PluginClient<typeof identityContract>;
  assets: PluginClient<typeof assetsContract>;
  purposesOf: PurposesOf;
  objections: Objections;
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
    objections: pluginClient(interventionsContract, options).objections,
  };
}

/** Everything that works in this context, each given what it needs. */
export function createServices<G extends Gateways>(options: {
  store: RemoteAccessStore;
  logger: LoggerService;
  gateway: G;
  settings: RemoteAccessSettings;
  neighbours: Neighbours;
  providers: StoreProviders;
  hooks: RotationHooks;
}) {
  const { store, logger, gateway, settings, neighbours } = options;
  const proof = browserProof(settings);
  const { tenants, identity, assets, purposesOf } = neighbours;
  const { told, ...plans } = createPlans(options);
  const rules = new EntryRules(store);
  const access = new AccessCheck({ tenants, purposesOf, rules });
  const recordingKeys = new RecordingKeys({ store, gateway });
  const recheck = () => guard.check();
  const { siteKeeper, sites } = createSites({ ...options, recheck });
  const shared = { store, gateway, access, logger };
  const onlookers = new OnlookerCheck({ store, tenants });
  const replay = orderReplay({ store, access });
  const orders = {
    terminal: orderTerminal({ ...shared, recordingKeys }),
    ...{ replay, export: replay },
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
  const recovery = new SessionRecovery({ store, gateway });
  const registry = new NodeRegistry({ store, gateway });
  const desk = new SessionDesk({ ...shared, orders, told });
  const host: GatewayHost = {
    handlersFor: run => desk.handlersFor(run),
    onStart: run => recovery.onStart(run),
    onBeat: run => registry.onBeat(run),
    onEnd: run => recovery.onEnd(run),
  };
  const choice = new NodeChoice({ store, gateway });
  return {
    ...{ gateway, host, desk, recovery, ...plans },
    gateways: new GatewayNodeService({
      ...{ store, gateway, giveUp: node => recovery.giveUp(node) },
    }),
    ...createVault(options),
    siteKeeper,
    sites,
    siteScans: new SiteScanService({ store, gateway, choice }),
    targets: new TargetService({
      ...{ store, assets, recheck },
      proxyCommands: (settings.gateway.proxyCommands ?? []).map(c => c.name),
    }),
    opening: new SessionOpening({
      ...{ ...shared, proof, identity, assets, places, choice },
    }),
    ...{ recordingKeys, onlookers },
    ...createLive({ ...shared, proof, onlookers }),
    policies: new PolicyService({ store, recheck }),
    grants: new GrantService({ store, recheck, places: grantPlaces }),
    providerAccess: new ProviderAccessService({ store, recheck, liveIn }),
    emergencies: new EmergencyService({ store, recheck }),
    recordings: new RecordingService({
      ...{ store, gateway, proof },
      connectorSeal: () => siteKeeper.identity?.seal,
    }),
    guard,
  };
}
