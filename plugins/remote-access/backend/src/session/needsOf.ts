import type { CredentialReader } from '../credential/CredentialReader';
import type { NodeNeeds } from '../gatewayNode/GatewayNodeReader';
import { findRoad } from '../site/findRoad';
import type { SiteReader } from '../site/SiteReader';
import type { StoredTarget, TargetReader } from '../target/TargetReader';
import { stageOf } from './stageOf';

type Readers = {
  credentials: CredentialReader;
  sites: SiteReader;
  targets: TargetReader;
};

/** What a session on this target needs of its gateway. Where no road leads there, redeeming the ticket will say so. */
export async function needsOf(
  readers: Readers,
  target: StoredTarget,
): Promise<NodeNeeds> {
  // Whose connector it is does not matter yet.
  const found = await findRoad(readers, target, 'any/connector.sock');
  const web = target.settings.protocol === 'web';
  return {
    connector: 'road' in found && found.road.kind === 'site',
    desktops: !web && stageOf(target).kind === 'desktop',
    web,
  };
}
