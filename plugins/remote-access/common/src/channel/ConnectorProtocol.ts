import { z } from 'zod';
import { tenantId } from '@wardroom/platform-common';
import type { CallTable } from './ControlChannel';
import { SealContext, Sealed, SealPublicKey } from '../crypto/Sealed';
import { siteFields, siteId, SiteStatus } from '../site/Site';
import { SshPublicKey } from '../target/SshPublicKey';

/** Raised when the messages between portal and connector change in a way the other side must know. */
export const connectorProtocolVersion = 1;

const empty = z.strictObject({});
const sealedFile = { sealed: Sealed, context: SealContext };

/** Everything the connector needs to keep one site up. */
export const SiteOrder = z.strictObject({
  site: siteId,
  tenant: tenantId,
  ranges: siteFields.ranges,
  nameServers: siteFields.nameServers,
  way: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('openvpn'), ...sealedFile }),
    z.strictObject({ kind: z.literal('wireguard'), ...sealedFile }),
    z.strictObject({ kind: z.literal('dial-out'), publicKey: SshPublicKey }),
  ]),
});
export type SiteOrder = z.infer<typeof SiteOrder>;

/** How one site is. */
export const SiteReport = z.strictObject({
  site: siteId,
  ...SiteStatus.shape,
  state: z.enum(['starting', 'up', 'down']),
  since: z.string(),
});
export type SiteReport = z.infer<typeof SiteReport>;

/** Who a connector is: seal site files to `seal`. */
export const ConnectorIdentity = z.strictObject({
  protocol: z.number().int(),
  seal: SealPublicKey,
  /** Where customers who dial out are awaited, if anywhere. */
  dialOut: z
    .strictObject({ port: z.number().int(), hostKey: z.string() })
    .optional(),
});
export type ConnectorIdentity = z.infer<typeof ConnectorIdentity>;

/** What the portal asks of the connector. */
const connector = {
  /** First call; a connector of another version refuses it. */
  hello: {
    input: z.strictObject({ protocol: z.literal(connectorProtocolVersion) }),
    output: ConnectorIdentity,
  },
  /**
   * Keeps a site up from now on. The same order again changes nothing; another order of the same site takes its place.
   * It answers when the order is accepted, not when the site is up. Refused where the file does not pass.
   */
  bringUp: { input: SiteOrder, output: empty },
  /** Ends a site and everything that is open through it, and answers when nothing is left. */
  takeDown: {
    input: z.strictObject({ site: siteId }),
    output: z.strictObject({ found: z.boolean() }),
  },
  status: {
    input: z.strictObject({ site: siteId }),
    output: z.strictObject({ report: SiteReport.optional() }),
  },
  list: {
    input: empty,
    output: z.strictObject({ sites: z.array(SiteReport) }),
  },
} satisfies CallTable;

/** What the connector tells the portal. */
const portal = {
  /** A site changed its state. */
  changed: { input: SiteReport, output: undefined },
} satisfies CallTable;

/**
 * What portal and connector say to each other: lines of JSON over a unix socket, in the envelopes of `ControlChannel`.
 * Bytes of sessions are not in it: each site has a door of its own, see `siteDoor`.
 */
export const ConnectorProtocol = {
  /** Served by the connector. */
  connector,
  /** Served by the portal. */
  portal,
};
