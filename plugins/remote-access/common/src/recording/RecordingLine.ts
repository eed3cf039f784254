import { z } from 'zod';

/** First line of the text of a terminal recording (asciicast v2). */
export const AsciicastHeader = z.looseObject({
  version: z.literal(2),
  width: z.number().int(),
  height: z.number().int(),
  /** Seconds since 1970. */
  timestamp: z.number(),
  title: z.string().optional(),
});
export type AsciicastHeader = z.infer<typeof AsciicastHeader>;

/** One moment: output, a new size as `80x24`, or a mark with its label. Times are seconds since the start. */
export const AsciicastEvent = z.tuple([
  z.number(),
  z.enum(['o', 'r', 'm']),
  z.string(),
]);
export type AsciicastEvent = z.infer<typeof AsciicastEvent>;

/** What happened around the terminal, on the same clock. Players of plain asciicast leave these lines out. */
export const SessionEvent = z.strictObject({
  /** Seconds since the start. */
  t: z.number(),
  event: z.enum([
    'opened',
    'pasted',
    'copied',
    'supplied',
    'uploaded',
    'downloaded',
    'held',
    'resumed',
    'warned',
    'messaged',
    'frozen',
    'thawed',
    'joined',
    'left',
    'keyboard',
    'command',
    'ruled',
    'visited',
    'ended',
  ]),
  /** How many bytes, where something was pasted, copied or sent as a file. Never what. */
  bytes: z.number().int().optional(),
  /** The name of a file, and the SHA-256 of what was in it, in hex. */
  name: z.string().optional(),
  sha256: z.string().optional(),
  /** The reason of an end, the kind of a warning, the text of a message, a command as it stood on the screen, an address. */
  note: z.string().optional(),
  /** Who did it, where that was not the technician. */
  by: z.string().optional(),
});
export type SessionEvent = z.infer<typeof SessionEvent>;

export type RecordingLine =
  | { kind: 'header'; header: AsciicastHeader }
  | { kind: 'moment'; moment: AsciicastEvent }
  | { kind: 'event'; event: SessionEvent };

/** Writes the first line, with its line break. */
export function writeAsciicastHeader(header: AsciicastHeader): string {
  return `${JSON.stringify(header)}\n`;
}

/** Writes one moment, with its line break. Times are rounded to milliseconds. */
export function writeMoment(
  seconds: number,
  code: AsciicastEvent[1],
  data: string,
): string {
  return `[${seconds.toFixed(3)},"${code}",${JSON.stringify(data)}]\n`;
}

/** Writes one event, with its line break. */
export function writeSessionEvent(event: SessionEvent): string {
  return `${JSON.stringify({ ...event, t: Number(event.t.toFixed(3)) })}\n`;
}

/** Reads the lines of one chunk. A chunk holds whole lines. */
export function readRecordingLines(text: string): RecordingLine[] {
  return text.split('\n').filter(Boolean).map(readLine);
}

function readLine(line: string): RecordingLine {
  const value: unknown = JSON.parse(line);
  if (Array.isArray(value)) {
    return { kind: 'moment', moment: AsciicastEvent.parse(value) };
  }
  const event = SessionEvent.safeParse(value);
  if (event.success) return { kind: 'event', event: event.data };
  return { kind: 'header', header: AsciicastHeader.parse(value) };
}

/** The plain asciicast v2 lines of a chunk, as every player reads them: without our own events. */
export function plainAsciicast(text: string): string {
  return text
    .split('\n')
    .filter(line => line.startsWith('[') || line.startsWith('{"version"'))
    .map(line => `${line}\n`)
    .join('');
}
