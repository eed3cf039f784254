import { z } from 'zod';
import { parseIpAddress, type IpAddress } from '../target/IpAddress';

type Network = IpAddress & { prefix: number };

// What can never be somebody's network: this machine, everybody at once, and the link, where clouds keep their secrets.
const never = [
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3'],
  ...['::/127', 'fe80::/10', 'ff00::/8'],
].map(text => networkOf(text) as Network);

/** A network as `10.0.0.0/24`; a single address is a network of its own. Undefined where it is none. */
export function parseNetwork(text: string): Network | undefined {
  const network = networkOf(text);
  if (!network) return undefined;
  const widest = network.family === 4 ? 8 : 32;
  if (network.prefix < widest) return undefined;
  return never.some(other => overlap(network, other)) ? undefined : network;
}

/** Port numbers of a text such as `22,3389,8000-8100`, as first and last of each part. Undefined where it is none. */
export function parsePorts(text: string): [number, number][] | undefined {
  const parts = text.split(',').map(part => {
    const [, first, last = first] =
      /^([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?$/.exec(part) ?? [];
    return [Number(first), Number(last)] as [number, number];
  });
  const good = parts.every(([first, last]) => first <= last && last <= 65_535);
  return good ? parts : undefined;
}

/** Part of a customer's network that may be reached through a site, and on which ports. */
export const SiteRange = z.strictObject({
  network: z
    .string()
    .trim()
    .toLowerCase()
    .max(50)
    .refine(text => parseNetwork(text) !== undefined, {
      message:
        'must be an address or a network such as 10.0.0.0/24: no wider than /8, whose bits after the prefix are zero, and neither this machine, nor link-local, nor multicast',
    }),
  ports: z
    .string()
    .max(200)
    .transform(text => text.replace(/\s/g, ''))
    .refine(text => parsePorts(text) !== undefined, {
      message: 'must be ports such as 22,3389,8000-8100',
    }),
});
export type SiteRange = z.infer<typeof SiteRange>;

/** Whether one of the ranges holds the address and the port. False for whatever is no address in its plain spelling. */
export function rangesAllow(
  ranges: readonly SiteRange[],
  address: string,
  port: number,
): boolean {
  const ip = parseIpAddress(address);
  if (!ip) return false;
  const one = { ...ip, prefix: bitsOf(ip) };
  return ranges.some(range => {
    const network = parseNetwork(range.network);
    return (
      network !== undefined &&
      network.prefix <= one.prefix &&
      overlap(network, one) &&
      portsAllow(range, port)
    );
  });
}

/** Whether a network holds the whole of another one, or an address. False for whatever is none. */
export function networkHolds(outer: string, inner: string): boolean {
  const [one, other] = [parseNetwork(outer), parseNetwork(inner)];
  if (!one || !other) return false;
  return one.prefix <= other.prefix && overlap(one, other);
}

/** How many addresses a network has. */
export function sizeOfNetwork({ family, prefix, value }: Network): bigint {
  return 1n << BigInt(bitsOf({ family, value }) - prefix);
}

/** Whether a range has the port open. */
export function portsAllow(range: SiteRange, port: number): boolean {
  const ports = parsePorts(range.ports) ?? [];
  return ports.some(([first, last]) => first <= port && port <= last);
}

function networkOf(text: string): Network | undefined {
  const [, address, bits] = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? [];
  const ip = address === undefined ? undefined : parseIpAddress(address);
  if (!ip) return undefined;
  const prefix = bits === undefined ? bitsOf(ip) : Number(bits);
  if (prefix > bitsOf(ip)) return undefined;
  const host = BigInt(bitsOf(ip) - prefix);
  return (ip.value >> host) << host === ip.value
    ? { ...ip, prefix }
    : undefined;
}

function bitsOf({ family }: IpAddress): number {
  return family === 4 ? 32 : 128;
}

function overlap(a: Network, b: Network): boolean {
  if (a.family !== b.family) return false;
  const host = BigInt(bitsOf(a) - Math.min(a.prefix, b.prefix));
  return a.value >> host === b.value >> host;
}
