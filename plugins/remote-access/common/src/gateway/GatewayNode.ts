import { z } from 'zod';
import { keyId } from '../crypto/Sealed';

/** A node's name, as it stands in paths and in certificates. */
export const nodeName = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/,
    'must be up to 32 small letters, digits and dashes',
  );

/** The names that certificates on control channels bear, as DNS names: portals share one, each node has its own. */
export const gatewayNames = {
  portal: 'portal.wardroom.internal',
  node: (name: string) => `${name}.gateway.wardroom.internal`,
};

/** What can be done with a gateway. */
export const gatewayActions = [
  'approve',
  'drain',
  'undrain',
  'remove',
] as const;

/** A gateway of this installation, as it said of itself last. */
export const GatewayNode = z.object({
  name: nodeName,
  /**
   * `new`: waits for somebody to approve it. `up`: takes sessions. `draining`: takes no new ones. `lost`: has not been
   * heard of for half a minute. `faulty`: is there and cannot be used; `fault` says why.
   */
  state: z.enum(['new', 'up', 'draining', 'lost', 'faulty']),
  fault: z.string().optional(),
  /** Whether it is a process of the portal's own. */
  embedded: z.boolean(),
  version: z.string(),
  sessions: z.number().int(),
  /** How many sessions it takes. */
  capacity: z.number().int(),
  /** Waiting work of its machine for each processor: 1 means that all are busy. */
  load: z.number(),
  /** Whether it reaches networks behind the connector. */
  connector: z.boolean(),
  desktops: z.boolean(),
  /** Whether it opens web applications. */
  web: z.boolean(),
  heartbeatAt: z.string(),
  /** Names the key by which it gets the keys of the others. Compare it with what the gateway itself says at its start. */
  fingerprint: keyId.optional(),
  approvedAt: z.string().optional(),
  approvedBy: z.string().optional(),
  /** Until when open sessions may go on. */
  drainUntil: z.string().optional(),
  /** The keys that it has. */
  keys: z.array(
    z.object({
      kid: keyId,
      /** `unknown`: no key of the others. `destroyed`: it was away when it was to be destroyed. */
      state: z.enum(['present', 'former', 'destroyed', 'unknown']),
    }),
  ),
  allowedActions: z.array(z.enum(gatewayActions)),
});
export type GatewayNode = z.infer<typeof GatewayNode>;
