/**
 * What portal and gateway say to each other. The protocol does not care what carries it; `ControlChannel` speaks it
 * over any pair of message ends. Today that is the IPC channel of a child process, over which the raw socket of a
 * WebSocket upgrade travels too, so that no byte of a session passes the portal's event loop.
 *
 * Order: the portal starts the gateway and calls `hello`; then `recover` with every session that has no seal; then it
 * hands over upgrades. A gateway that loses its portal ends all sessions, seals their recordings, keeps the ends that
 * nobody heard of, and exits; the next one tells them after `hello`.
 */
import { z } from 'zod';
import {
  id,
  isoTime,
  line,
  personRef,
  tenantId,
} from '@wardroom/platform-common';
import { EndReason } from '../EndReason';
import { SignPublicKey } from '../recording/SignPublicKey';
import { encoded, SealContext, Sealed, SealPublicKey } from '../sealing/Sealed';
import type { CallTable } from './ControlChannel';
import { HostKey, Redemption, ticketHash } from './SessionOrder';

const count = z.number().int().min(0);

/** Raised when the messages change in a way the other side must know. */
export const controlProtocolVersion = 1;

export const GatewayLimits = z.strictObject({
  /** Sockets that have not sent their ticket yet; when one more comes, the oldest is closed. */
  waiting: z.number().int().min(1).default(256),
  /** Terminals open at once. */
  sessions: z.number().int().min(1).default(500),
  /** Replays open at once. */
  replays: z.number().int().min(1).default(100),
  /** Milliseconds for reaching a target, host key and sign-in included. */
  dialMs: z.number().int().min(100).default(20_000),
});
export type GatewayLimits = z.infer<typeof GatewayLimits>;

export const GatewaySettings = z.strictObject({
  protocol: z.literal(controlProtocolVersion),
  /** Name of this gateway node. */
  node: line(64),
  /** Private keys and unreported ends. The gateway creates it (0700) and nobody else reads it. Back it up apart. */
  stateDirectory: z.string(),
  /** Recordings, as `<tenant>/<recording>.wrec`. Everything in it is encrypted and may be copied anywhere. */
  recordingsDirectory: z.string(),
  /** Origins from which a WebSocket may come, such as `https://wardroom.example.com`. */
  origins: z.array(z.string()).min(1),
  limits: GatewayLimits.prefault({}),
});
export type GatewaySettings = z.input<typeof GatewaySettings>;

/** Who a gateway is: publish `sign`, seal to `seal`. */
export const GatewayIdentity = z.strictObject({
  protocol: z.number().int(),
  node: line(64),
  pid: z.number().int(),
  /** Seal new secrets to this key. Older keys still open what was sealed to them. */
  seal: SealPublicKey,
  /** The keys that sign recordings, the present one first. */
  sign: z.array(SignPublicKey).min(1),
});
export type GatewayIdentity = z.infer<typeof GatewayIdentity>;

/** A WebSocket upgrade as the portal's HTTP server met it; the socket travels beside the message. */
export const Upgrade = z.strictObject({
  method: z.string(),
  url: z.string(),
  /** Names and values in turn, as `request.rawHeaders`. */
  rawHeaders: z.array(z.string()),
  /** What was read behind the headers, base64. */
  head: z.string(),
  /** Address of the browser, as the portal trusts it. */
  ip: z.string().max(64),
});
export type Upgrade = z.infer<typeof Upgrade>;

/** State of a recording's file. Times of day are absent where they are not known. */
export const RecordingEnd = z.strictObject({
  recording: id('rec'),
  session: id('ses'),
  /** `missing`: no file. `damaged`: changed since it was written; left as it is. */
  state: z.enum(['sealed', 'damaged', 'missing']),
  reason: EndReason.optional(),
  by: z.string().optional(),
  startedAt: isoTime.optional(),
  endedAt: isoTime.optional(),
  durationMs: count,
  chunks: count,
  /** Size of the file. */
  bytes: count,
  head: encoded(43).optional(),
  /** Whether a half-written chunk at the end was dropped. */
  truncated: z.boolean(),
});
export type RecordingEnd = z.infer<typeof RecordingEnd>;

/** How a session ended, whether or not it had become active. */
export const SessionEnd = z.strictObject({
  session: id('ses'),
  reason: EndReason,
  by: z.string().optional(),
  /** Absent where the session never became active. */
  activeAt: isoTime.optional(),
  endedAt: isoTime,
  bytesIn: count,
  bytesOut: count,
  /** Absent where recording had not begun. */
  recording: RecordingEnd.optional(),
  /** For `host-key-changed`: the key that was met, and those that were expected. */
  hostKey: z
    .strictObject({ presented: HostKey, pinned: z.array(HostKey) })
    .optional(),
});
export type SessionEnd = z.infer<typeof SessionEnd>;

const empty = z.strictObject({});
const event = undefined;

/** What the portal asks of the gateway. Without `output` it is told, not asked. */
export const gatewayCalls = {
  /** First call. The gateway prepares its keys and directories, and answers who it is. */
  hello: { input: GatewaySettings, output: GatewayIdentity },
  /** Hands over a socket. It belongs to the gateway from then on; refusals are answered there. */
  upgrade: { input: Upgrade, output: event },
  /** Ends a session now. `found` is false where it is not open here. Its `ended` comes before the answer. */
  terminate: {
    input: z.strictObject({
      session: id('ses'),
      reason: EndReason,
      by: personRef.optional(),
    }),
    output: z.strictObject({ found: z.boolean() }),
  },
  /** Shows a message in a session, and records it. */
  message: {
    input: z.strictObject({
      session: id('ses'),
      text: line(500),
      from: line(120).optional(),
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
  /** Makes the key pair of a holder of recordings. The private part comes sealed to this gateway; store both. */
  createRecordingKey: {
    input: z.strictObject({
      tenant: tenantId,
      id: line(64),
      version: z.number().int().min(1),
    }),
    output: z.strictObject({
      key: SealPublicKey,
      sealed: Sealed,
      context: SealContext,
    }),
  },
  /** Seals a secret anew to the present key, after `rotateKeys`. */
  reseal: {
    input: z.strictObject({ sealed: Sealed, context: SealContext }),
    output: z.strictObject({ sealed: Sealed }),
  },
  /** Makes new keys. The old ones go on opening and verifying. */
  rotateKeys: { input: empty, output: GatewayIdentity },
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
export const portalCalls = {
  /** Redeems a ticket: once, in time, atomically. The portal audits the start of a session or the view of a recording. */
  redeem: {
    input: z.strictObject({ ticketHash, ip: z.string().max(64) }),
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
    input: z.strictObject({ session: id('ses'), ip: z.string().max(64) }),
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
    output: event,
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
    output: event,
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
