import { z } from 'zod';
import {
  id,
  isoTime,
  line,
  personRef,
  tenantId,
} from '@wardroom/platform-common';
import type { CallTable } from '../channel/ControlChannel';
import { EndReason } from '../recording/EndReason';
import { FileRecord } from '../session/FileProtocol';
import { GatewayIdentity, GatewaySettings } from './GatewaySettings';
import { Redemption, ticketHash } from './Redemption';
import { RoadTrial } from '../site/RoadTrial';
import { encoded } from '../crypto/Sealed';
import { RecordingEnd, SessionEnd } from './SessionEnd';
import { SiteTrial } from '../site/Site';
import { HostKey } from '../target/HostKey';
import { liveCalls } from './liveCalls';
import { nodeCalls } from './nodeCalls';
import { scanCalls } from './scanCalls';
import { Upgrade } from '../channel/Upgrade';
import { vaultCalls } from './vaultCalls';

const count = z.number().int().min(0);

const empty = z.strictObject({});
const event = undefined;

/** What the portal asks of the gateway. Without `output` it is told, not asked. */
const gateway = {
  ...liveCalls.gateway,
  ...nodeCalls,
  /** First call. The gateway prepares its keys and directories, and answers who it is. */
  hello: { input: GatewaySettings, output: GatewayIdentity },
  /** Hands over a socket. It belongs to the gateway from then on; refusals are answered there. */
  upgrade: { input: Upgrade, output: event },
  /** Follows each `upgrade`, when the portal reads no more from its socket: the browser may be answered now. */
  released: { input: Upgrade.pick({ id: true }), output: event },
  /** Ends a session now. `found` is false where it is not open here. Its `ended` comes before the answer. */
  terminate: {
    input: z.strictObject({
      session: id('ses'),
      reason: EndReason,
      by: personRef.optional(),
    }),
    output: z.strictObject({ found: z.boolean() }),
  },
  /** Dials a place as a session would, hangs up, and says what came of it. Jump hosts are entered, nothing else is. */
  tryRoad: { input: RoadTrial, output: SiteTrial },
  /** Shows a message in a session, and records it. */
  message: {
    input: z.strictObject({
      session: id('ses'),
      text: line(500),
      from: line(120).optional(),
      by: personRef.optional(),
    }),
    output: z.strictObject({ found: z.boolean() }),
  },
  /** Seals what a crash left open, and says for each how its recording ends. Call it only for sessions that are not open. */
  recover: {
    input: z.strictObject({
      recordings: z
        .array(
          z.strictObject({
            recording: id('rec'),
            session: id('ses'),
            tenant: tenantId,
          }),
        )
        .max(1000),
    }),
    output: z.strictObject({ recordings: z.array(RecordingEnd) }),
  },
  /** Destroys the keys and the file of a recording whose time is over. Call it only for sessions that are not open. */
  destroyRecording: {
    input: z.strictObject({
      recording: id('rec'),
      session: id('ses'),
      tenant: tenantId,
    }),
    output: z.strictObject({ found: z.boolean() }),
  },
  ...vaultCalls,
  ...scanCalls,
  health: {
    input: empty,
    output: z.strictObject({
      sessions: count,
      /** Sessions whose browser is lost and may come back. */
      held: count,
      replays: count,
      waiting: count,
      /** Delay of the event loop since the last question, in milliseconds. */
      loopP99Ms: z.number(),
      loopMaxMs: z.number(),
      /** Waiting work of the machine for each processor. */
      load: z.number(),
      memoryBytes: count,
      uptimeSeconds: z.number(),
      draining: z.boolean(),
    }),
  },
  /** Takes no new sockets, warns the open sessions, ends what is still open after so many seconds, then answers. */
  drain: {
    input: z.strictObject({ seconds: z.number().min(0).max(86_400) }),
    output: empty,
  },
} satisfies CallTable;

/** What the gateway asks of the portal. Without `output` the portal is told, not asked. */
const portal = {
  ...liveCalls.portal,
  /** Redeems a ticket: once, in time, atomically. The portal audits the start of a session or the view of a recording. */
  redeem: {
    input: z.strictObject({
      ticketHash,
      ip: Upgrade.shape.ip,
      browser: Upgrade.shape.browser,
    }),
    output: Redemption,
  },
  /**
   * The first connection to a target: the portal pins this key unless another was pinned meanwhile, and answers whether
   * it is the pinned one now. The session goes on only then.
   */
  pinHostKey: {
    input: z.strictObject({
      session: id('ses'),
      target: id('tgt'),
      hostKey: HostKey,
    }),
    output: z.strictObject({ accepted: z.boolean() }),
  },
  /**
   * The target accepted the sign-in and the recording has begun. The technician can type only after `allowed`: the
   * portal answers false where the right was lost meanwhile.
   */
  activate: {
    input: z.strictObject({
      session: id('ses'),
      activeAt: isoTime,
      /** The chain's first value. */
      head: encoded(43),
    }),
    output: z.strictObject({ allowed: z.boolean() }),
  },
  /** A lost browser is back with its token. Answer whether the person may go on. */
  resume: {
    input: z.strictObject({
      session: id('ses'),
      ip: Upgrade.shape.ip,
      browser: Upgrade.shape.browser,
    }),
    output: z.strictObject({ allowed: z.boolean() }),
  },
  /** A session that was active, or was to become so, is over. Told again after a restart until it is answered. */
  ended: { input: SessionEnd, output: empty },
  /** The browser of a session was lost or came back. */
  presence: {
    input: z.strictObject({
      session: id('ses'),
      browser: z.enum(['present', 'lost']),
    }),
    output: empty,
  },
  /** A file is about to reach the other side, or did not: the portal audits it, and it goes on only with the answer. */
  file: {
    input: z.strictObject({ session: id('ses'), file: FileRecord }),
    output: z.strictObject({ allowed: z.boolean() }),
  },
  /** A recording grew. Put it into the audit chain: it proves later that nothing before it was changed or cut off. */
  checkpoint: {
    input: z.strictObject({
      session: id('ses'),
      recording: id('rec'),
      chunks: count,
      head: encoded(43),
      bytes: count,
    }),
    output: empty,
  },
  /** Every 5 s. A gateway that is silent for 15 s is not well. */
  heartbeat: {
    input: z.strictObject({ sessions: count, loopMaxMs: z.number() }),
    output: event,
  },
  /** A line for the portal's log. Never holds a secret or terminal text. */
  log: {
    input: z.strictObject({
      level: z.enum(['info', 'warn', 'error']),
      message: z.string().max(1000),
      session: id('ses').optional(),
    }),
    output: event,
  },
} satisfies CallTable;

/**
 * What portal and gateway say to each other. The protocol does not care what carries it; `ControlChannel` speaks it
 * over any pair of message ends. A gateway that is embedded in the portal has the IPC channel of a child process, over
 * which the raw socket of a WebSocket upgrade travels too, so that no byte of a session passes the portal's event loop. A
 * gateway that is a program of its own has one TLS connection with each portal.
 *
 * Order, embedded: the portal starts the gateway and calls `hello`; then `recover` with every session that has no seal;
 * then it hands over upgrades. A gateway that loses its portal ends all sessions, seals their recordings, keeps the ends
 * that nobody heard of, and exits; the next one tells them after `hello`.
 *
 * Order, on its own: each portal calls `presence`, then `recover` with the sessions of earlier runs, and `vouch` as long
 * as it reaches its database. `hello`, `upgrade` and `released` are not for such a gateway.
 */
export const ControlProtocol = {
  /** Served by the gateway. */
  gateway,
  /** Served by the portal. */
  portal,
};
