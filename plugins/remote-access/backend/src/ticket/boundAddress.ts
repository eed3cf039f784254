import { NotAllowedError } from '@backstage/errors';
import type { TenantScope } from '@wardroom/platform-node';
import type { AccessRules } from '@wardroom/remote-access-common';

/** The address that what is opened now works from alone; undefined where the rules leave it free. */
export function boundAddress(
  { request }: Pick<TenantScope, 'request'>,
  { sameAddress }: Pick<AccessRules, 'sameAddress'>,
): string | undefined {
  if (!sameAddress) return undefined;
  if (request.ip) return plainAddress(request.ip);
  throw new NotAllowedError(
    'This customer lets people in from the address that asked alone, and yours is not known: ask again',
  );
}

/** An address in one spelling: servers that listen by IPv6 too see IPv4 addresses inside of it. */
export function plainAddress(address: string): string {
  return address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '');
}
