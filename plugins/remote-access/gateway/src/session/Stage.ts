import type {
  CommandRule,
  EndReason,
  Screen,
  LoggedCommand,
  SessionEvent,
  SessionNotice,
} from '@wardroom/remote-access-common';
import type { BrowserSocket } from '../door/BrowserSocket';
import type { RecorderState } from '../record/Recorder';
import type { RecordingSink, RecordingWriter } from '../record/RecordingWriter';

/** What a browser says of itself when it comes: how large it shows, and how much it has of what was shown already. */
export type Arrival = {
  cols: number;
  rows: number;
  received: number;
  /** Of a browser that expects a desktop. */
  screen?: Screen;
};

/** A message of the session or of the protocol to a browser. */
export type StageNotice = { type: string; [more: string]: unknown };

/** What every session's `ready` says; a stage adds what its protocol needs. */
type Ready = Extract<SessionNotice, { type: 'ready' }>;

/** What a stage may ask of its session. */
export type StageHost = {
  /** Tells the browser of whoever has the keyboard. */
  tell(notice: StageNotice): void;
  /** A person typed, clicked or pasted: the session is not idle. */
  acted(): void;
  /** Puts something on record. */
  record(event: Omit<SessionEvent, 't'>): void;
  /** A line was sent, or was not because of a rule. */
  command(command: LoggedCommand): void;
  /** Asks those who may decide whether a line may be sent. Silence is a no. */
  ask(command: string, rule: CommandRule): Promise<boolean>;
  /** The session is over. */
  end(reason: EndReason): void;
};

/** One browser's side of a stage. The session reads the browser's socket and hands over what is not its own affair. */
export interface View {
  /** The browser was told that it may begin: show what it missed, and from now on what comes. */
  start(): void;
  /**
   * A text message, read as JSON. `mayAct`: whether this browser may type now; what keeps the picture going, such as an
   * acknowledgement, is heeded in any case. Answers false where this is no message of the protocol.
   */
  request(message: unknown, mayAct: boolean): boolean;
  /** A binary message: keys, or whatever the protocol says. */
  bytes(bytes: Buffer, mayAct: boolean): void;
  /** The browser is gone, or another takes its place: nothing more goes to it. */
  stop(): void;
}

/**
 * What is played in a session: one protocol's way to its target, without anything that all sessions have in common. The
 * session calls `dial`, `record`, `open` and `start` in this order, and `hangUp` at any time, more than once.
 */
export interface Stage {
  /** Connects and signs in. Nothing is shown yet. Throws `DialFailure`; gives up when the signal says so. */
  dial(signal: AbortSignal): Promise<void>;
  /** Makes what writes the recording's lines. */
  record(sink: RecordingSink): RecordingWriter;
  /** Opens what is to be seen, such as a shell. Throws `DialFailure`. */
  open(): Promise<void>;
  /** All have agreed: what the target shows is recorded from now on, and goes to the views that are started. */
  start(): void;
  /** The side of the technician's browser: what it does not take makes the target wait. The one before is stopped. */
  attach(socket: BrowserSocket, arrival: Arrival): View;
  /** The side of somebody who looks on: what it does not take is left out, and nobody waits for it. */
  watch(socket: BrowserSocket, arrival: Arrival): View;
  /** What the technician's browser must know to begin, beside what is the same in every session. */
  readonly ready: Partial<Ready>;
  /** Types a secret for the technician. Should the target show it as text, nobody gets to see it. */
  supply(secret: Buffer): void;
  /** Hears how the recorder fares: while it is not `fine`, the target waits. */
  heed(state: RecorderState): void;
  /** Hands on what came, and takes nothing more of the target. */
  stop(): void;
  /** Ends the connection to the target. */
  hangUp(): void;
  /** Bytes that were sent to the target. */
  readonly bytesIn: number;
  /** Bytes that the target sent. */
  readonly bytesOut: number;
}
