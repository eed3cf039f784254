import { newId } from '@wardroom/platform-common';
import { testScope } from '@wardroom/platform-test-utils';
import {
  defaultTargetPolicy,
  type HostKey,
} from '@wardroom/remote-access-common';
import type { RemoteAccessStore } from '../RemoteAccessStore';

const sealed = {
  v: 1 as const,
  kid: 'a'.repeat(22),
  epk: 'b'.repeat(43),
  nonce: 'c'.repeat(16),
  ciphertext: 'd'.repeat(40),
};

/** A target with its credential in a tenant; nobody ever opens the credential. */
export async function seedTarget(
  store: RemoteAccessStore,
  tenant = 'acme',
  options: { name?: string; pinned?: HostKey } = {},
) {
  const { name = 'web-01 as root', pinned } = options;
  const scope = testScope({ ref: 'user:provider/boss', tenants: [tenant] });
  return store.transact(scope, async tx => {
    const credential = await tx.credentials.create(tenant, {
      id: newId('crd'),
      kind: 'password',
      label: `password of ${name}`,
      sealed,
      by: scope.actor.ref,
    });
    return tx.targets.create(tenant, {
      ...{ asset: 'ast_web1', name, host: 'web-01', port: 22 },
      ...{ username: 'root', credential: credential.id, pinned },
      policy: defaultTargetPolicy,
      settings: { protocol: 'ssh' },
      jumps: [],
    });
  });
}
