import { parseIpAddress } from '../target/IpAddress';
import { siteUsername } from './siteUsername';
import { parsePorts, type SiteRange } from './SiteRange';

const mostPlaces = 64;

/**
 * What a customer runs in their network, with OpenSSH as it is, to let the platform in: `-R` without a destination makes
 * their client the one who dials, and `PermitRemoteOpen` names the only places that it dials for us.
 */
export function dialOutCommand(options: {
  site: string;
  ranges: readonly SiteRange[];
  server: { host: string; port: number };
}): string {
  const { site, ranges, server } = options;
  const words = [
    'ssh -N -T -R 1080',
    `-p ${server.port}`,
    '-i ~/.ssh/wardroom_site',
    ...['ExitOnForwardFailure=yes', 'ServerAliveInterval=15'].map(
      o => `-o ${o}`,
    ),
    `-o PermitRemoteOpen="${permitRemoteOpen(ranges).join(' ')}"`,
    `${siteUsername(site)}@${server.host}`,
  ];
  return words.join(' ');
}

/**
 * The ranges as OpenSSH can say them: single addresses with their ports. It knows no networks, so that those become
 * "any host" on their ports, or "any port" of a host with many; the platform's side keeps to the ranges in any case.
 */
export function permitRemoteOpen(ranges: readonly SiteRange[]): string[] {
  const places = ranges.flatMap(({ network, ports }) => {
    const [address, bits] = network.split('/');
    const ip = parseIpAddress(address);
    const single =
      bits === undefined || Number(bits) === (ip?.family === 4 ? 32 : 128);
    const host = ip?.family === 6 ? `[${address}]` : address;
    const numbers = (parsePorts(ports) ?? []).flatMap(([first, last]) =>
      last - first < mostPlaces
        ? Array.from({ length: last - first + 1 }, (_, at) =>
            String(first + at),
          )
        : ['*'],
    );
    return numbers.map(port => `${single ? host : '*'}:${port}`);
  });
  return [...new Set(places)];
}
