import {
  connectorKinds,
  siteDoor,
  type Road,
  type SiteKind,
} from '@wardroom/remote-access-common';
import type { StoredSite } from '../site/SiteReader';

/** Ways on which ports do not show as they are. */
const narrow: Partial<Record<SiteKind, string>> = {
  'jump-host':
    'is reached by way of a jump host, which tells nothing of ports that do not answer',
  'dial-out':
    'is reached by the connection that the customer opens, which tells nothing of ports that do not answer',
};

/** Why nothing can be scanned through a site, with what to do instead; undefined where it can. */
export function faultOfScan({
  name,
  kind,
  enabled,
}: Pick<StoredSite, 'name' | 'kind' | 'enabled'>) {
  const why = narrow[kind];
  if (why) {
    return `${name} ${why}: scan from a machine in that network and upload its report, or give the site a tunnel`;
  }
  return enabled ? undefined : `The way into ${name} is closed`;
}

/** Whether a gateway needs the connector to scan a site. */
export function needsConnector({ kind }: Pick<StoredSite, 'kind'>): boolean {
  return connectorKinds.some(kept => kept === kind);
}

/** How the gateway gets to the network of a site; undefined where it has no connector for it. */
export function scanRoad(
  site: Pick<StoredSite, 'id' | 'kind'>,
  connectorSocket?: string,
): Road | undefined {
  if (!needsConnector(site)) return { kind: 'direct' };
  if (!connectorSocket) return undefined;
  const door = siteDoor.path(connectorSocket, site.id);
  return { kind: 'site', site: site.id, door };
}
