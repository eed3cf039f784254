import { CommandService } from './command/CommandService';
import type { BrowserProof } from './gateway/browserProof';
import type { Gateways } from './gateway/Gateways';
import { LiveService } from './live/LiveService';
import { SecretLoans } from './live/SecretLoans';
import type { RemoteAccessStore } from './RemoteAccessStore';
import type { AccessCheck } from './session/AccessCheck';
import type { OnlookerCheck } from './session/OnlookerCheck';
import { SessionService } from './session/SessionService';

/** What is done to sessions that exist, and what is typed in them. */
export function createLive(options: {
  store: RemoteAccessStore;
  gateway: Gateways;
  access: AccessCheck;
  proof: BrowserProof;
  onlookers: OnlookerCheck;
}) {
  const sessions = new SessionService(options);
  return {
    sessions,
    commands: new CommandService(options),
    live: new LiveService(options),
    loans: new SecretLoans({ ...options, sessions }),
  };
}
