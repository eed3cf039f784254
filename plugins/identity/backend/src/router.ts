import {
  implementContract,
  type ContractServerOptions,
} from '@wardroom/platform-node';
import { identityContract } from '@wardroom/identity-common';
import type { Services } from './services/createServices';

/** Endpoint by endpoint, which service answers it. */
export function createRouter(
  options: ContractServerOptions,
  services: Services,
): void {
  const { signIns, linkSignIns, accounts, own, sessions, stepUps } = services;
  implementContract(identityContract, options, {
    signIns: {
      start: (scope, input) => signIns.start(scope, input),
      prove: (scope, input) => signIns.prove(scope, input),
      enrol: (scope, input) => signIns.enrol(scope, input),
      end: scope => signIns.end(scope),
    },
    signInOptions: { get: async () => services.options },
    invitations: {
      accept: (scope, input) => linkSignIns.accept(scope, input),
      issue: (scope, input) => accounts.issue(scope, input),
    },
    passwordResets: {
      request: (scope, input) => linkSignIns.request(scope, input),
      complete: (scope, input) => linkSignIns.complete(scope, input),
    },
    accounts: {
      list: (scope, input) => accounts.list(scope, input),
      invite: (scope, input) => accounts.invite(scope, input),
      reset: (scope, input) => accounts.reset(scope, input),
      unlock: (scope, input) => accounts.unlock(scope, input),
      revoke: (scope, input) => accounts.revoke(scope, input),
      provision: (scope, input) => accounts.provision(scope, input),
    },
    account: {
      get: scope => own.get(scope),
      changePassword: (scope, input) => own.changePassword(scope, input),
      startTotp: (scope, input) => own.startTotp(scope, input),
      enrolTotp: (scope, input) => own.enrolTotp(scope, input),
      removeTotp: (scope, input) => own.removeTotp(scope, input),
      renewRecoveryCodes: (scope, input) =>
        own.renewRecoveryCodes(scope, input),
    },
    signInSessions: {
      list: scope => sessions.list(scope),
      revoke: (scope, input) => sessions.revoke(scope, input),
      revokeAll: scope => sessions.revokeAll(scope),
      validate: (scope, input) => sessions.validate(scope, input),
    },
    notices: services.notices,
    stepUps: {
      get: scope => stepUps.get(scope),
      grant: (scope, input) => stepUps.grant(scope, input),
      redeem: (scope, input) => stepUps.redeem(scope, input),
    },
  });
}
