/**
 * What browser and gateway say to each other over one WebSocket.
 *
 * 1. The browser's first message is text, within 5 s: `Opening`, a one-time ticket or the token of a held session.
 * 2. Terminal: binary frames are terminal bytes, both ways (keys up, output down); text frames are JSON as below.
 *    Output flows while less than `window` bytes are unacknowledged: send `ack` with the total of bytes shown so far.
 * 3. Watching: as a terminal, but nothing may be typed unless `keyboard` names the watcher. Who is slow misses output
 *    and gets a `redraw`.
 * 4. Replay: the browser asks for chunks with `read`; each comes as a `chunk` text frame and one binary frame that
 *    holds the chunk's asciicast lines. Nothing is sent unasked, so a slow viewer costs nothing and seeking is asking.
 */
import { z } from 'zod';
import { EndReason } from '../recording/EndReason';
import { FileNotice, FileRequest } from './FileProtocol';
import { ExportNotice } from '../recording/ExportStatement';
import { RecordingSeal } from '../recording/RecordingSeal';
import { ReadyNotice } from './ReadyNotice';
import { Screen } from './Screen';
import { Watcher } from './SessionLife';

export const WireProtocol = {
  /** Longest message either side may send, in bytes. A longer one closes the socket with 1009. */
  maxMessage: 256 * 1024,
  /** Milliseconds in which the first message must arrive. */
  openingMs: 5_000,
  /** Codes with which the gateway closes a socket, beside the standard ones. */
  close: {
    /** The session or replay ended; an `ended` message came before. */
    ended: 1000,
    /** A message that is not in this protocol, or too long a first message. */
    badMessage: 4400,
    /** The ticket or token is unknown, used, expired or for someone else. */
    refused: 4401,
    /** No first message in time. */
    openingTimedOut: 4408,
    /** The session goes on in another window. */
    takenOver: 4409,
    /** Whoever looked on may not do so any more. */
    dismissed: 4403,
    /** Too many sockets wait for their first message, or the gateway is closing: try again. */
    busy: 1013,
  },
} as const;

const columns = z.number().int().min(2).max(1000);
const rows = z.number().int().min(1).max(500);
const token = z
  .string()
  .min(20)
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/);

/** The first message. `received` is how many bytes of output this page already has of a held session. */
export const Opening = z.union([
  z.strictObject({
    ticket: token,
    cols: columns,
    rows,
    screen: Screen.optional(),
  }),
  z.strictObject({
    resume: token,
    received: z.number().int().min(0),
    cols: columns,
    rows,
    screen: Screen.optional(),
  }),
]);
export type Opening = z.infer<typeof Opening>;

/** Text messages of the browser in every session. */
export const SessionRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mark'), label: z.string().max(200) }),
  z.strictObject({ type: z.literal('end') }),
]);
export type SessionRequest = z.infer<typeof SessionRequest>;

/** Text messages of the browser in a terminal. */
export const TerminalRequest = z.discriminatedUnion('type', [
  SessionRequest,
  FileRequest,
  z.strictObject({ type: z.literal('resize'), cols: columns, rows }),
  /** `bytes` is the total of output bytes that were shown since the session began. */
  z.strictObject({
    type: z.literal('ack'),
    bytes: z.number().int().min(0),
  }),
  /** `bracketed`: the program on the other side asked for bracketed paste. `confirmed`: the person saw how many lines. */
  z.strictObject({
    type: z.literal('paste'),
    text: z.string().max(200_000),
    bracketed: z.boolean(),
    confirmed: z.boolean(),
  }),
]);
export type TerminalRequest = z.infer<typeof TerminalRequest>;

/** Text messages of the viewer in a replay. `read` asks for `count` chunks from `from` on. */
export const ReplayRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('read'),
    from: z.number().int().min(0),
    count: z.number().int().min(1).max(16),
  }),
  z.strictObject({ type: z.literal('end') }),
]);
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/** The session ended, with the reason in words. The socket closes afterwards. */
const Ended = z.strictObject({
  type: z.literal('ended'),
  reason: EndReason,
  message: z.string(),
  /** Who ended it, where that was another person. */
  by: z.string().optional(),
  /** For a changed host key: what was shown, and what is pinned, as `SHA256:…`. */
  hostKey: z
    .strictObject({ presented: z.string(), pinned: z.array(z.string()) })
    .optional(),
});

/** Text messages of the gateway in every session. */
export const SessionNotice = z.discriminatedUnion('type', [
  /** Where the start is: shown until `ready`. */
  z.strictObject({
    type: z.literal('progress'),
    step: z.enum(['connecting', 'signing-in', 'opening']),
  }),
  ReadyNotice,
  /** The session ends in so many seconds unless something is typed (`idle`) or in any case (`expiry`). */
  z.strictObject({
    type: z.literal('warning'),
    reason: z.enum(['idle', 'expiry']),
    seconds: z.number(),
  }),
  /** What somebody who looks on hears first. */
  z.strictObject({
    type: z.literal('joined'),
    session: z.string(),
    mode: z.enum(['read', 'write']),
    /** In a terminal: unacknowledged bytes at which output is left out. */
    window: z.number().optional(),
  }),
  /**
   * Input is not taken: while the recording cannot be written, when nothing is shown either, because a person froze it,
   * or because nobody watches a session that must be watched (`unwatched`).
   */
  z.strictObject({
    type: z.literal('frozen'),
    frozen: z.boolean(),
    cause: z.enum(['recorder', 'person', 'unwatched']).optional(),
    by: z.string().optional(),
    note: z.string().optional(),
  }),
  /** The recording cannot be written any more, and the session goes on without it. */
  z.strictObject({ type: z.literal('unrecorded') }),
  /** A message from a person of the provider or the customer. */
  z.strictObject({
    type: z.literal('message'),
    text: z.string(),
    from: z.string().optional(),
  }),
  /** Who looks on; comes with every change. */
  z.strictObject({ type: z.literal('watchers'), watchers: z.array(Watcher) }),
  /** Who has the keyboard now: a person's ref. */
  z.strictObject({ type: z.literal('keyboard'), holder: z.string() }),
  Ended,
]);
export type SessionNotice = z.infer<typeof SessionNotice>;

/** Text messages of the gateway in a terminal. */
export const TerminalNotice = z.discriminatedUnion('type', [
  SessionNotice,
  FileNotice,
  /** What follows does not join what was shown: clear the terminal, and count output from `from` on. */
  z.strictObject({ type: z.literal('redraw'), from: z.number().int() }),
  /** For those who look on: how large the technician's terminal is. */
  z.strictObject({ type: z.literal('size'), cols: columns, rows }),
  /** A paste waits for the person: show the number of lines, and send it again with `confirmed`. */
  z.strictObject({
    type: z.literal('paste-held'),
    lines: z.number().int(),
    bytes: z.number().int(),
  }),
  /** A line was not sent because of a rule, or waits (`waiting`) until somebody says yes. */
  z.strictObject({
    type: z.literal('command-ruled'),
    waiting: z.boolean(),
    pattern: z.string(),
    note: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('paste-refused'),
    reason: z.enum(['denied', 'too-long']),
  }),
]);
export type TerminalNotice = z.infer<typeof TerminalNotice>;

/** Text messages of the gateway in a replay. */
export const ReplayNotice = z.discriminatedUnion('type', [
  /**
   * Comes first. `state` is the verdict on the file; `chunks` are their start and end in milliseconds. Comes again when
   * somebody reads from the end of a recording that is still written (`truncated`), and it has grown or was sealed.
   */
  z.strictObject({
    type: z.literal('recording'),
    recording: z.string(),
    session: z.string(),
    startedAt: z.string(),
    state: z.enum(['sealed', 'truncated', 'damaged']),
    /** Absent where the recording has no seal yet, or lost it. */
    seal: RecordingSeal.optional(),
    /** What is wrong, and in which chunk, where the state is `damaged`. */
    fault: z
      .strictObject({ chunk: z.number().optional(), what: z.string() })
      .optional(),
    durationMs: z.number(),
    chunks: z.array(z.tuple([z.number(), z.number()])),
  }),
  /** The binary frame that follows is this chunk. */
  z.strictObject({ type: z.literal('chunk'), index: z.number().int() }),
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
  ExportNotice,
]);
export type ReplayNotice = z.infer<typeof ReplayNotice>;
