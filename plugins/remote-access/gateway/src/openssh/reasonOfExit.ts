import type { EndReason } from '@wardroom/remote-access-common';
import type { GateStage } from './HostKeyGate';

const reasons: Record<GateStage, EndReason> = {
  dialed: 'target-misbehaved',
  greeted: 'no-common-algorithm',
  approved: 'host-key-refused',
  broken: 'unreachable',
};

/**
 * Why a client gave up before it was signed in, by how far it came: its words have the server's among them, and are not
 * read. Without a stage it did not even take the road.
 */
export function reasonOfExit(
  stage: GateStage | undefined,
  signingIn: boolean,
): EndReason {
  if (!stage) return 'no-openssh';
  return signingIn ? 'auth-failed' : reasons[stage];
}
