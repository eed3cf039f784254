import { makeScope, type TenantScope } from '@wardroom/platform-node';

/**
 * The scope of one tenant for a request that nobody has signed in for yet. Identity is the place where somebody
 * becomes a person: the tenant and the person come from a token or a password that was just checked, never from what
 * the request says of itself.
 *
 * @param ref - who has proved to be whom; nobody if absent
 */
export function personScope(
  request: TenantScope,
  tenant: string,
  ref = 'anonymous',
): TenantScope {
  return makeScope({
    actor: { ref },
    tenants: [tenant],
    request: request.request,
    http: request.http,
  });
}
