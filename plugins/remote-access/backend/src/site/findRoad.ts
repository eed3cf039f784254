import {
  connectorKinds,
  faultOfPlace,
  siteDoor,
  type JumpHost,
  type Road,
} from '@wardroom/remote-access-common';
import type { CredentialReader } from '../credential/CredentialReader';
import type { StoredTarget, TargetReader } from '../target/TargetReader';
import { orderJumps } from './orderJumps';
import type { SiteReader } from './SiteReader';

type Readers = {
  sites: SiteReader;
  targets: TargetReader;
  credentials: CredentialReader;
};

/** How the gateway gets to a place, or a sentence that says why nothing leads there. */
export type FoundRoad = { road: Road; jumps: JumpHost[] } | { fault: string };

/** A target, or a place that is only tried. */
type Place = Pick<
  StoredTarget,
  'tenant' | 'name' | 'host' | 'port' | 'site' | 'jumps'
>;

const mostSites = 3;

/**
 * The road to a place: directly where it stands in no site, else through its site and never by another way. Where jump
 * hosts of its own lie on the way, the road is that to the first of them. A site behind a jump host leads through that
 * target, which may stand in a site itself.
 */
export async function findRoad(
  readers: Readers,
  place: Place,
  connectorSocket?: string,
): Promise<FoundRoad> {
  const jumps: JumpHost[] = [];
  let next = place;
  for (let passed = 0; passed < mostSites; passed += 1) {
    const own = await orderJumps(readers, next);
    if (typeof own === 'string') return { fault: own };
    jumps.unshift(...own);
    const first = await firstStop(readers, next);
    if (typeof first === 'string') return { fault: first };
    if (!first.site) return { road: { kind: 'direct' }, jumps };
    const site = await readers.sites.get(place.tenant, first.site.id);
    if (!site.enabled) return { fault: `The way into ${site.name} is closed` };
    const fault = faultOfPlace(site, first.host, first.port);
    if (fault) return { fault: `${site.name} does not lead there: ${fault}` };
    if (connectorKinds.some(kind => kind === site.kind)) {
      return connectorSocket
        ? { road: doorOf(connectorSocket, site.id), jumps }
        : { fault: `There is no connector for the way into ${site.name}` };
    }
    if (!site.jumpTarget) return { road: { kind: 'direct' }, jumps };
    const { tenant, name, jumpTarget } = site;
    // The jump host is the next place to get to, and itself the last host on the way to this one.
    const last = await orderJumps(readers, {
      ...{ tenant, name, jumps: [jumpTarget] },
    });
    if (typeof last === 'string') return { fault: last };
    jumps.unshift(...last);
    next = await readers.targets.get(tenant, jumpTarget.id);
  }
  return { fault: `Too many sites lie on the way to ${place.name}` };
}

/** What is dialed first: the place itself, or the first of its own jump hosts, which must stand in the same site. */
async function firstStop(
  { targets }: Readers,
  place: Place,
): Promise<Place | string> {
  const [first] = place.jumps;
  if (!first) return place;
  const stop = await targets.get(place.tenant, first.id);
  if (place.site && stop.site?.id !== place.site.id) {
    return `${stop.name}, the first host on the way, does not stand in ${place.site.name}`;
  }
  return stop;
}

function doorOf(connectorSocket: string, site: string): Road {
  return { kind: 'site', site, door: siteDoor.path(connectorSocket, site) };
}
