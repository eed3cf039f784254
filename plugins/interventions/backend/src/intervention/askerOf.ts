import type { TenantScope } from '@wardroom/platform-node';
import type { Asker } from './interventionPolicy';
import { permissionOf } from './permissionOf';

/** The one who asks, with the rights that decide and the time it is. */
export async function askerOf(scope: TenantScope): Promise<Asker> {
  const rights = await scope.rights(Object.values(permissionOf));
  return { ref: scope.actor.ref, rights, now: new Date() };
}
