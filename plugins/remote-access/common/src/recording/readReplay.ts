import { DesktopMoment } from './DesktopRecordingLine';
import { AsciicastEvent, SessionEvent } from './RecordingLine';
import { markerOf, type ReplayMarker } from './ReplayMarker';

/**
 * One moment of a recording, in milliseconds from the start. Of a terminal: output (`o`) or a size (`r`); of a desktop:
 * what was drawn (`g`), the pointer (`p`) or a key (`k`); of both: a mark (`m`).
 */
export type ReplayMoment = {
  at: number;
  kind: AsciicastEvent[1] | DesktopMoment[1];
  data: string;
};

/** What a player needs of a recording. */
export type ReplayContent = {
  moments: ReplayMoment[];
  markers: ReplayMarker[];
};

/** A desktop that rests says so once a second. */
const isRest = /^4\.sync,[^;]*;$/;

/** Takes the lines of a chunk, of a terminal or a desktop, into what a player needs. */
export function readReplay(lines: string): ReplayContent {
  const moments: ReplayMoment[] = [];
  const markers: ReplayMarker[] = [];
  for (const line of lines.split('\n')) {
    if (!line) continue;
    const value: unknown = JSON.parse(line);
    if (Array.isArray(value)) {
      const [seconds, kind, data] = value;
      const at = Math.round(seconds * 1000);
      moments.push({ at, kind, data });
      if (kind === 'm') markers.push({ at, group: 'mark', text: data });
    } else {
      const event = SessionEvent.safeParse(value);
      if (event.success) markers.push(markerOf(event.data));
    }
  }
  return { moments, markers };
}

/** When something happened, in ascending order: what a player that leaves out idle time goes by. */
export function timesOf({ moments, markers }: ReplayContent): number[] {
  const lively = moments.filter(
    ({ kind, data }) => kind !== 'g' || !isRest.test(data),
  );
  return [...lively, ...markers].map(({ at }) => at).sort((a, b) => a - b);
}

/** Milliseconds in which nothing happens that are still played, and what is left of longer ones. */
const idleMs = 2_000;
const leadMs = 500;

/**
 * Where to go on from a position when idle time is left out: shortly before the next thing that happens, or where it is.
 *
 * @param times - when something happens, in ascending order
 */
export function afterIdle(times: number[], position: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (times[middle] < position) from = middle + 1;
    else to = middle;
  }
  const next = times[from] ?? position;
  return next - position > idleMs ? next - leadMs : position;
}
