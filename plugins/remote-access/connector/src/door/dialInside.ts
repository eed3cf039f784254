import { Resolver } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import {
  looksLikeAddress,
  parseIpAddress,
  portsAllow,
  rangesAllow,
  type DoorRefusal,
  type SiteRange,
} from '@wardroom/remote-access-common';
import { Refusal, type Dial } from './Door';

const connectMs = 10_000;
const codes: Record<string, DoorRefusal> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
};

/**
 * Dials from where this process stands, which is the site's namespace. A name is looked up at the customer's name servers
 * alone, and what is dialed is the very address that was checked: who owns the name cannot change it in between.
 */
export function dialInside(reach: {
  ranges: readonly SiteRange[];
  nameServers: readonly string[];
}): Dial {
  return async (host, port, signal) => {
    const address = await placeOf(reach, host, port);
    return open(address, port, signal);
  };
}

async function placeOf(
  { ranges, nameServers }: Parameters<typeof dialInside>[0],
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

async function lookUp(
  host: string,
  nameServers: readonly string[],
): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  resolver.setServers(nameServers);
  const none = (): string[] => [];
  const answers = await Promise.all([
    resolver.resolve4(host).catch(none),
    resolver.resolve6(host).catch(none),
  ]);
  return answers.flat();
}

function open(
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...{ host, port, noDelay: true, allowHalfOpen: true },
    });
    const fail = (reason: DoorRefusal) => {
      socket.destroy();
      reject(new Refusal(reason));
    };
    const onAbort = () => fail('timeout');
    const timer = setTimeout(onAbort, connectMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      fail(codes[error.code ?? ''] ?? 'unreachable'),
    );
    socket.once('connect', () => resolve(socket));
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
  });
}
