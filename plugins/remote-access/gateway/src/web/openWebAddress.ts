import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  originsAllow,
  type DesktopOrder,
  type WebOrigin,
} from '@wardroom/remote-access-common';
import { DialFailure, reasonOf } from '../dial/DialFailure';
import type { Address } from '../dial/openRoad';
import type { TargetPaths } from '../dial/TargetPaths';
import { forbiddenAddress } from '../store/forbiddenAddress';

/**
 * Connects a browser to where it may go, by the road of its session. Pages are written by others: what they name may
 * lead to the gateway's own machine, or to where clouds keep their secrets, and must not, unless that very address is
 * the target. Throws `DialFailure`.
 */
export async function openWebAddress(
  paths: TargetPaths,
  session: {
    order: DesktopOrder;
    origins: readonly WebOrigin[];
    signal: AbortSignal;
  },
  address: Address,
): Promise<Duplex> {
  const { order, origins, signal } = session;
  if (!originsAllow(origins, address.host, address.port)) {
    throw new DialFailure('address-not-allowed');
  }
  return paths.open(order, await placeOf(order, address), signal);
}

async function placeOf(
  { target, road, jumps }: DesktopOrder,
  { host, port }: Address,
): Promise<Address> {
  const literal = isIP(host) !== 0;
  if (host === target.host && (literal || host === 'localhost')) {
    return { host, port };
  }
  if (literal) return allowed({ host, port });
  // Behind a site or a jump host, the far end looks names up, and judges what comes of it.
  if (road.kind !== 'direct' || jumps.length > 0) return { host, port };
  const found = await lookup(host).catch((error: unknown) => {
    throw new DialFailure(reasonOf(error, false));
  });
  return allowed({ host: found.address, port });
}

function allowed(address: Address): Address {
  if (!forbiddenAddress(address.host, false)) return address;
  throw new DialFailure('address-not-allowed');
}
