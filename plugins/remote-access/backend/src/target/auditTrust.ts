import type { Effects } from '@wardroom/platform-node';
import type { HostKey } from '@wardroom/remote-access-common';
import type { StoredTarget } from './TargetReader';

/** Puts on record by what a target was known and is known now. */
export async function auditTrust(
  tx: Effects,
  before: StoredTarget | undefined,
  after: StoredTarget,
) {
  await tx.audit('hostAuthority.trusted', {
    ...{ tenant: after.tenant, object: after.id, target: after.name },
    before: trustOf(before?.pinned),
    after: trustOf(after.pinned),
  });
}

/** What a target is known by, as the trail says it. */
function trustOf(key: HostKey | undefined): string {
  if (!key) return 'the key that it shows first';
  return key.authority
    ? `the host authority ${key.fingerprint}`
    : `the host key ${key.fingerprint}`;
}
