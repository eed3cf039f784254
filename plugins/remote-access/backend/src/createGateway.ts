import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RotationHooks } from './credential/RotationHooks';
import type { StoreProviders } from './credentialStore/StoreProviders';
import { addressReader } from './gateway/addressReader';
import { browserProof } from './gateway/browserProof';
import { Gateway } from './gateway/Gateway';
import type { GatewayProgram } from './gateway/GatewayProgram';
import { RemoteGateways } from './gateway/RemoteGateways';
import type { RemoteAccessSettings } from './readSettings';

type Options = {
  logger: LoggerService;
  program: GatewayProgram;
  settings: RemoteAccessSettings;
  providers: StoreProviders;
  hooks: RotationHooks;
};

/** A gateway of the portal's own, as a process that it starts. */
export function createGateway(options: Options): Gateway {
  const { logger, program, settings, providers, hooks } = options;
  return new Gateway({
    ...{ program, logger, proof: browserProof(settings) },
    addressOf: addressReader(settings.trustProxy),
    drainSeconds: settings.drainSeconds,
    settings: {
      ...settings.gateway,
      rotationHooks: hooks.files,
      stores: { allow: settings.addresses, clients: providers.clients },
    },
  });
}

/** The gateways of this installation: those that the configuration names, else one of the portal's own. */
export function createGateways(options: Options): Gateway | RemoteGateways {
  const { logger, settings } = options;
  if (!settings.gateways) return createGateway(options);
  return new RemoteGateways({ ...settings.gateways, logger });
}
