import type { JumpHost } from '@wardroom/remote-access-common';
import type { CredentialReader } from '../credential/CredentialReader';
import type { StoredTarget, TargetReader } from '../target/TargetReader';
import { jumpHosts } from './jumpHosts';

type Readers = { credentials: CredentialReader; targets: TargetReader };

/** The hosts on the way to a target as the gateway needs them; or, as a sentence, why the way cannot be taken. */
export async function orderJumps(
  { credentials, targets }: Readers,
  target: Pick<StoredTarget, 'tenant' | 'name' | 'jumps'>,
): Promise<JumpHost[] | string> {
  const jumps = await jumpHosts(targets, target);
  if (typeof jumps === 'string') return jumps;
  const { tenant } = target;
  const ordered = jumps.map(async ({ credential, pinned, ...jump }) => {
    const { id, name, host, port, username, settings } = jump;
    return {
      ...{ id, name, host, port, username, settings },
      hostKeys: [pinned],
      credential: await credentials.order(tenant, credential.id),
    };
  });
  return Promise.all(ordered);
}
