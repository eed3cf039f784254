import { InputError, NotAllowedError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import { targetRepin, type Target } from '@wardroom/remote-access-common';

/** Refuses to have a target known by an authority where its protocol has none, or where somebody may not say so. */
export async function checkTrust(
  scope: TenantScope,
  target: Pick<Target, 'tenant' | 'protocol'> & Partial<Target>,
  hostAuthority: string | null | undefined,
): Promise<void> {
  if (hostAuthority === undefined) return;
  if (target.protocol !== 'ssh') {
    throw new InputError('hostAuthority: only SSH servers have certificates');
  }
  if (!target.pinned && !target.presented) return;
  const held = await scope.rights([targetRepin]);
  if (held.has(targetRepin, target.tenant)) return;
  throw new NotAllowedError(
    'Somebody who may accept changed host keys must say by what this target is known',
  );
}
