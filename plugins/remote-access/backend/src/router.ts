import {
  implementContract,
  type ContractServerOptions,
} from '@wardroom/platform-node';
import { remoteAccessContract } from '@wardroom/remote-access-common';
import type { createServices } from './createServices';
import type { Gateways } from './gateway/Gateways';

/** Endpoint by endpoint, which service answers it; a service that has all verbs of its noun stands for them. */
export function createRouter(
  options: ContractServerOptions,
  services: ReturnType<typeof createServices<Gateways>>,
): void {
  const { sessions, live, loans, opening, recordings, gatewayKeys } = services;
  implementContract(remoteAccessContract, options, {
    ...services,
    storeProviders: { list: async () => services.credentialStores.providers() },
    sessions: {
      list: (scope, input) => sessions.list(scope, input),
      get: (scope, input) => sessions.get(scope, input),
      open: (scope, input) => opening.open(scope, input),
      check: (scope, input) => opening.check(scope, input),
      mark: (scope, input) => sessions.mark(scope, input),
      end: (scope, input) => sessions.end(scope, input),
      terminate: (scope, input) => sessions.terminate(scope, input),
      watch: (scope, input) => live.watch(scope, input),
      join: (scope, input) => live.join(scope, input),
      freeze: (scope, input) => live.freeze(scope, input),
      thaw: (scope, input) => live.thaw(scope, input),
      message: (scope, input) => live.message(scope, input),
      take: (scope, input) => live.take(scope, input),
      supply: (scope, input) => live.supply(scope, input),
      borrowable: (scope, input) => loans.borrowable(scope, input),
      borrow: (scope, input) => loans.borrow(scope, input),
      invite: (scope, input) => live.invite(scope, input),
      answer: (scope, input) => live.answer(scope, input),
    },
    recordings,
    gatewayKeys: {
      list: () => recordings.gatewayKeys(),
      get: scope => gatewayKeys.get(scope),
      rotate: scope => gatewayKeys.rotate(scope),
      destroy: (scope, input) => gatewayKeys.destroy(scope, input),
    },
    emergencies: {
      list: (scope, input) => services.emergencies.list(scope, input),
      request: (scope, input) => services.emergencies.request(scope, input),
      approve: (scope, input) => services.emergencies.approve(scope, input),
      decline: (scope, input) => services.emergencies.decline(scope, input),
      withdraw: (scope, input) => services.emergencies.withdraw(scope, input),
      enter: (scope, input) => opening.openEmergency(scope, input),
      end: (scope, input) => services.emergencies.end(scope, input),
      review: (scope, input) => services.emergencies.review(scope, input),
    },
  });
}
