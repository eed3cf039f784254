import {
  looksLikeAddress,
  parseIpAddress,
  portsAllow,
  rangesAllow,
  type SiteRange,
} from '@wardroom/remote-access-common';
import { lookUp } from './lookUp';
import { Refusal } from './Refusal';

/** What may be dialed in a site, and who knows its names. */
export type Reach = {
  ranges: readonly SiteRange[];
  nameServers: readonly string[];
};

/** The address of a place in a site, where it may be dialed. Throws `Refusal`. */
export async function placeInside(
  { ranges, nameServers }: Reach,
  host: string,
  port: number,
): Promise<string> {
  if (parseIpAddress(host)) {
    if (rangesAllow(ranges, host, port)) return host;
    throw new Refusal('not-allowed');
  }
  if (looksLikeAddress(host) || !ranges.some(r => portsAllow(r, port))) {
    throw new Refusal('not-allowed');
  }
  if (!nameServers.length) throw new Refusal('no-name-servers');
  const found = await lookUp(host, nameServers);
  if (!found.length) throw new Refusal('unknown-name');
  const good = found.find(address => rangesAllow(ranges, address, port));
  if (!good) throw new Refusal('name-out-of-range');
  return good;
}
