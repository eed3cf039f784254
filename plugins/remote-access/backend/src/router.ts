import {
  implementContract,
  type ContractServerOptions,
} from '@wardroom/platform-node';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import type { CredentialService } from './credential/CredentialService';
import type { GatewayKeyService } from './gatewayKey/GatewayKeyService';
import type { LiveService } from './live/LiveService';
import type { RecordingService } from './recording/RecordingService';
import type { SessionService } from './session/SessionService';
import type { TargetService } from './target/TargetService';

/** Endpoint by endpoint, which service answers it. */
export function createRouter(
  options: ContractServerOptions,
  services: {
    targets: TargetService;
    credentials: CredentialService;
    sessions: SessionService;
    live: LiveService;
    recordings: RecordingService;
    gatewayKeys: GatewayKeyService;
  },
): void {
  const { targets, credentials, sessions, live, recordings, gatewayKeys } =
    services;
  implementContract(remoteAccessContract, options, {
    targets: {
      list: (scope, input) => targets.list(scope, input),
      get: (scope, input) => targets.get(scope, input),
      create: (scope, input) => targets.create(scope, input),
      update: (scope, input) => targets.update(scope, input),
      repin: (scope, input) => targets.repin(scope, input),
      delete: (scope, input) => targets.delete(scope, input),
    },
    credentials: {
      list: (scope, input) => credentials.list(scope, input),
      get: (scope, input) => credentials.get(scope, input),
      create: (scope, input) => credentials.create(scope, input),
      update: (scope, input) => credentials.update(scope, input),
      delete: (scope, input) => credentials.delete(scope, input),
    },
    sessions: {
      list: (scope, input) => sessions.list(scope, input),
      get: (scope, input) => sessions.get(scope, input),
      open: (scope, input) => sessions.open(scope, input),
      mark: (scope, input) => sessions.mark(scope, input),
      end: (scope, input) => sessions.end(scope, input),
      terminate: (scope, input) => sessions.terminate(scope, input),
      watch: (scope, input) => live.watch(scope, input),
      join: (scope, input) => live.join(scope, input),
      freeze: (scope, input) => live.freeze(scope, input),
      thaw: (scope, input) => live.thaw(scope, input),
      message: (scope, input) => live.message(scope, input),
      take: (scope, input) => live.take(scope, input),
      invite: (scope, input) => live.invite(scope, input),
    },
    recordings: { view: (scope, input) => recordings.view(scope, input) },
    gatewayKeys: {
      list: () => recordings.gatewayKeys(),
      get: scope => gatewayKeys.get(scope),
      rotate: scope => gatewayKeys.rotate(scope),
      destroy: (scope, input) => gatewayKeys.destroy(scope, input),
    },
  });
}
