import { z } from 'zod';
import { line } from '@wardroom/platform-common';
import type { CallTable } from '../channel/ControlChannel';
import { GatewayIdentity } from './GatewaySettings';
import { NodeEnrolment, SharedKeys } from './NodeEnrolment';

const empty = z.strictObject({});

/** A gateway as it is at this moment, whether or not it has the keys of the group. */
export const GatewayPresence = z.strictObject({
  protocol: z.number().int(),
  node: line(64),
  /** Tells this run of the program from earlier ones. */
  incarnation: line(64),
  version: line(64),
  /** Absent as long as it has no key to which secrets are sealed. */
  identity: GatewayIdentity.optional(),
  /** Who it is, for those who share keys with it. Absent where it does not share keys. */
  enrolment: NodeEnrolment.optional(),
  /** The connector's socket on its machine, where there is one. */
  connectorSocket: z.string().max(200).optional(),
  /** Whether it can open desktops. */
  desktops: z.boolean(),
  /** Whether it can open web applications. */
  web: z.boolean(),
  /** How many sessions it takes. */
  capacity: z.number().int().min(1),
});
export type GatewayPresence = z.infer<typeof GatewayPresence>;

/** What portals ask of gateways that are programs of their own, one of several. */
export const nodeCalls = {
  /** Who is there. The first thing that is asked over a new channel. */
  presence: { input: empty, output: GatewayPresence },
  /** Warns the open sessions, takes no new ones, and ends what is still open after so many seconds. Answers at once. */
  beginDrain: {
    input: z.strictObject({ seconds: z.number().int().min(0).max(86_400) }),
    output: empty,
  },
  /** Takes new sessions again. */
  endDrain: { input: empty, output: empty },
  /** Makes the first key of the group. Refused by a gateway that has keys. */
  foundGroup: { input: empty, output: GatewayIdentity },
  /** Seals the group's keys for another gateway, which must show that the operator's authority knows it. */
  shareKeys: {
    input: z.strictObject({ enrolment: NodeEnrolment }),
    output: SharedKeys,
  },
  /** Takes the keys of the group, which another gateway sealed to this one's own key. */
  takeKeys: { input: SharedKeys, output: GatewayIdentity },
} satisfies CallTable;
