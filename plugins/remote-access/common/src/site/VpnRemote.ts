import { z } from 'zod';
import { looksLikeAddress, parseIpAddress } from '../target/IpAddress';
import { parseNetwork } from './SiteRange';

/** The server at the other end of a tunnel: a name or an address of a network, never of this machine itself. */
export const VpnRemote = z.strictObject({
  host: z
    .string()
    .toLowerCase()
    .max(253)
    .refine(host => mayBeRemote(host), {
      message: 'must be a host name, or an address that is not of this machine',
    }),
  port: z.number().int().min(1).max(65_535),
});
export type VpnRemote = z.infer<typeof VpnRemote>;

const hostName =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function mayBeRemote(host: string): boolean {
  if (parseIpAddress(host)) return isRemoteAddress(host);
  return hostName.test(host) && host !== 'localhost' && !looksLikeAddress(host);
}

/** Whether an address, such as one that a name stands for, may be the other end of a tunnel. */
export function isRemoteAddress(address: string): boolean {
  return parseIpAddress(address) !== undefined && !!parseNetwork(address);
}
