import { z } from 'zod';
import { id, line } from '@wardroom/platform-common';
import { looksLikeAddress, parseIpAddress } from '../target/IpAddress';
import { Sealed } from '../crypto/Sealed';
import { portsAllow, rangesAllow, SiteRange } from './SiteRange';
import { hostAddress } from '../target/hostAddress';

/**
 * How the platform gets into a customer's network. `direct`: by the gateway's own network. `openvpn`, `wireguard`: by a
 * tunnel of the connector. `jump-host`: by way of a target that stands there. `dial-out`: the customer connects to us.
 */
export const SiteKind = z.enum([
  'direct',
  'openvpn',
  'wireguard',
  'jump-host',
  'dial-out',
]);
export type SiteKind = z.infer<typeof SiteKind>;

/** Kinds that the connector keeps up. */
export const connectorKinds = ['openvpn', 'wireguard', 'dial-out'] as const;

/** Kinds whose configuration is a file with secrets in it. */
export const fileKinds = ['openvpn', 'wireguard'] as const;

const nameServer = z
  .string()
  .trim()
  .refine(text => parseIpAddress(text) !== undefined, {
    message: 'must be an IP address',
  });

export const siteFields = {
  name: line(80),
  /** What may be reached by this way, and nothing else. */
  ranges: z.array(SiteRange).min(1).max(32),
  /** The customer's own name servers; without them targets are named by address alone. */
  nameServers: z.array(nameServer).max(3),
};

/** The file of a tunnel, sealed to the connector's key: what arrives here can be stored and never opened. */
export const siteSecret = z.strictObject({
  sealed: Sealed,
  secretVersion: z.number().int().min(1),
});

/** Whether a site can be used at this moment, in the connector's words. */
export const SiteStatus = z.object({
  /** `idle`: the way is only taken when somebody dials. */
  state: z.enum(['disabled', 'idle', 'starting', 'up', 'down', 'unknown']),
  since: z.string().optional(),
  /** What went wrong last, in a sentence. */
  error: z.string().optional(),
  /** When the other end was heard of last. */
  handshakeAt: z.string().optional(),
});
export type SiteStatus = z.infer<typeof SiteStatus>;

/** A customer's network and the way into it. */
export const Site = z.object({
  id: z.string(),
  tenant: z.string(),
  name: z.string(),
  kind: SiteKind,
  ranges: z.array(SiteRange),
  nameServers: z.array(z.string()),
  /** Of a site behind a jump host: the target that is the way in. */
  jumpTarget: z.object({ id: z.string(), name: z.string() }).optional(),
  /** Of a site that dials out: its key, and where it is awaited. */
  publicKey: z.string().optional(),
  dialOut: z
    .object({ host: z.string(), port: z.number(), hostKey: z.string() })
    .optional(),
  /** Of a tunnel: counts the files it has had, and when and by whom the present one was set. */
  secretVersion: z.number().int().optional(),
  renewedAt: z.string().optional(),
  renewedBy: z.string().optional(),
  enabled: z.boolean(),
  status: SiteStatus,
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  allowedActions: z.array(
    z.enum(['test', 'update', 'enable', 'disable', 'delete']),
  ),
});
export type Site = z.infer<typeof Site>;

/** What came of a trial: `ms` is the time until the other side answered. */
export const SiteTrial = z.object({
  reached: z.boolean(),
  ms: z.number().optional(),
  sentence: z.string(),
});
export type SiteTrial = z.infer<typeof SiteTrial>;

/** Why a site does not lead to this host and port, as the end of a sentence; undefined where it does. */
export function faultOfPlace(
  site: Pick<Site, 'ranges' | 'nameServers' | 'kind'>,
  host: string,
  port: number,
): string | undefined {
  if (parseIpAddress(host)) {
    return rangesAllow(site.ranges, host, port)
      ? undefined
      : `${host}, port ${port} is in none of its ranges`;
  }
  if (looksLikeAddress(host) || !hostAddress.safeParse(host).success) {
    return 'the address must be written in its plain form, such as 10.0.0.10';
  }
  if (!site.nameServers.length || site.kind === 'dial-out') {
    return 'a name can only be looked up where the site has name servers: enter an address';
  }
  return site.ranges.some(range => portsAllow(range, port))
    ? undefined
    : `port ${port} is in none of its ranges`;
}

export const siteId = id('sit');
