import { z } from 'zod';
import { SessionEvent } from './RecordingLine';

/** First line of the text of a desktop's recording. */
export const DesktopHeader = z.strictObject({
  desktop: z.literal(1),
  width: z.number().int(),
  height: z.number().int(),
  /** Seconds since 1970. */
  timestamp: z.number(),
  title: z.string(),
});
export type DesktopHeader = z.infer<typeof DesktopHeader>;

/**
 * One moment; times are seconds since the start. `g`: whole instructions of the Guacamole protocol, as they went to the
 * browser. `p`: the pointer as `x,y,buttons`. `k`: a key was pressed, but not which. `m`: a mark with its label.
 */
export const DesktopMoment = z.tuple([
  z.number(),
  z.enum(['g', 'p', 'k', 'm']),
  z.string(),
]);
export type DesktopMoment = z.infer<typeof DesktopMoment>;

export type DesktopRecordingLine =
  | { kind: 'header'; header: DesktopHeader }
  | { kind: 'moment'; moment: DesktopMoment }
  | { kind: 'event'; event: SessionEvent };

/** Reads the lines of one chunk. A chunk holds whole lines. */
export function readDesktopLines(text: string): DesktopRecordingLine[] {
  return text.split('\n').filter(Boolean).map(readLine);
}

function readLine(line: string): DesktopRecordingLine {
  const value: unknown = JSON.parse(line);
  if (Array.isArray(value)) {
    return { kind: 'moment', moment: DesktopMoment.parse(value) };
  }
  const event = SessionEvent.safeParse(value);
  if (event.success) return { kind: 'event', event: event.data };
  return { kind: 'header', header: DesktopHeader.parse(value) };
}
