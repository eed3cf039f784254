import { join } from 'node:path';
import { browserPlaceOf } from './browserPlaceOf';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  controlProtocolVersion,
  ProxyCommand,
  storeAddress,
  type GatewaySettings,
} from '@wardroom/remote-access-common';
import type { RemoteGateways } from './gateway/RemoteGateways';
import { guacdPlaceOf } from './guacdPlaceOf';
import { readGateways } from './readGateways';

/** What the configuration says of remote access; `config.d.ts` says what it means. */
export type RemoteAccessSettings = {
  gateway: GatewaySettings;
  /** Gateways that are programs of their own; the portal starts one itself if absent. */
  gateways?: Pick<
    ConstructorParameters<typeof RemoteGateways>[0],
    'places' | 'papers' | 'sharesRecordings'
  >;
  drainSeconds: number;
  /** How many sessions one person may have at once. */
  places: number;
  /** Whether browsers reach the portal by https. */
  secure: boolean;
  /** Whether app and backend have one origin. */
  sameOrigin: boolean;
  trustProxy: unknown;
  /** Scheme, host and port of every credential store that may be asked. */
  addresses: string[];
  /** The connector's socket, where there is one. */
  connectorSocket?: string;
  /** By which name customers who dial out find the connector. */
  dialOutHost?: string;
};

export function readSettings(config: RootConfigService): RemoteAccessSettings {
  const app = new URL(config.getString('app.baseUrl'));
  const backend = new URL(config.getString('backend.baseUrl'));
  const dataDir = config.getString('wardroom.dataDir');
  const own = config.getOptionalConfig('remoteAccess');
  return {
    gateway: {
      protocol: controlProtocolVersion,
      node: own?.getOptionalString('gateway.node') ?? 'one',
      stateDirectory: join(dataDir, 'gateway'),
      recordingsDirectory: join(dataDir, 'recordings'),
      browser: browserPlaceOf(own),
      scanner: own?.getOptionalStringArray('gateway.scanner'),
      guacd: guacdPlaceOf(own),
      connectorSocket: own?.getOptionalString('connector.socket'),
      proxyCommands: ProxyCommand.array().parse(
        own?.getOptional('gateway.proxyCommands') ?? [],
      ),
      origins: [
        app.origin,
        ...(own?.getOptionalStringArray('gateway.origins') ?? []),
      ],
    },
    gateways: readGateways(own),
    drainSeconds: own?.getOptionalNumber('gateway.drainSeconds') ?? 0,
    places: own?.getOptionalNumber('sessions.perPerson') ?? 4,
    secure: app.protocol === 'https:',
    sameOrigin: app.origin === backend.origin,
    trustProxy: config.getOptional('backend.trustProxy'),
    addresses: (
      own?.getOptionalStringArray('credentialStores.allow') ?? []
    ).map(address => storeAddress.parse(address)),
    connectorSocket: own?.getOptionalString('connector.socket'),
    dialOutHost: own?.getOptionalString('connector.dialOutHost'),
  };
}
