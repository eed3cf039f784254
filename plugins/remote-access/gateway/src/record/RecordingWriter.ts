import type { SessionEvent } from '@wardroom/remote-access-common';

/** A stretch of the recording's text, in whole lines. Times are milliseconds since the recording began. */
export type RecordingChunk = { plain: Buffer; startMs: number; endMs: number };

/** Where the lines of a recording go. */
export type RecordingSink = {
  /** Milliseconds since the recording began. */
  now(): number;
  /** Takes a stretch of at most `frameLayout.maxChunk` bytes. */
  onChunk(chunk: RecordingChunk): void;
  /** Something was written and is to be saved soon. */
  onWritten(): void;
};

/**
 * Writes what happens in a session as lines of text: how the picture is written is the protocol's own, what happens
 * around it is the same everywhere.
 */
export interface RecordingWriter {
  /** Something that happened around the picture. */
  event(event: Omit<SessionEvent, 't'>): void;
  /** A moment that the technician marked. */
  mark(label: string): void;
  /** Hands out what is there as a chunk. */
  flush(): void;
}
