import type {
  ChangeOrder,
  RotationFault,
  SealContext,
  SealedCredential,
} from '@wardroom/remote-access-common';
import type { CredentialReader } from '../credential/CredentialReader';
import { findRoad } from '../site/findRoad';
import type { SiteReader } from '../site/SiteReader';
import type { TargetReader } from '../target/TargetReader';
import type { Rotation } from '../credential/RotationReader';

type Readers = {
  credentials: CredentialReader;
  sites: SiteReader;
  targets: TargetReader;
};

type Change = {
  order: Omit<ChangeOrder, 'present' | 'next' | 'again'>;
  present: SealedCredential;
  /** What the new secret is to be sealed for. */
  context: SealContext;
};

/** Where and how a secret is to be changed; or what stands against it. */
export async function orderChange(
  readers: Readers,
  rotation: Rotation,
  connectorSocket?: string,
): Promise<Change | RotationFault> {
  const { credentials, targets } = readers;
  const { tenant, credential: id, session, person } = rotation;
  const { targets: opened, rotation: plan } = await credentials.get(tenant, id);
  if (opened.length > 1) return 'several-targets';
  const target = await targets.find(tenant, rotation.target);
  if (target?.credential.id !== id) return 'no-target';
  const { settings, pinned, name, host, port, username } = target;
  const present = await credentials.order(tenant, id);
  if ('store' in present || settings.protocol !== 'ssh') return 'no-hook';
  const way = await findRoad(readers, target, connectorSocket);
  if ('fault' in way || !pinned) return 'sign-in-failed';
  return {
    present,
    context: { ...present.context, version: present.context.version + 1 },
    order: {
      hook: plan.hook,
      target: { id: target.id, name, host, port, username, settings },
      ...{ ...way, hostKeys: [pinned] },
      ...{ session, person },
    },
  };
}
