import type { SessionEvent } from './RecordingLine';

/** What markers of a replay are about, in the order in which they are offered. */
export const markerGroups = [
  'command',
  'page',
  'clipboard',
  'file',
  'people',
  'pause',
  'mark',
  'frame',
] as const;
export type MarkerGroup = (typeof markerGroups)[number];

/** A moment of a recording that somebody may want to jump to. */
export type ReplayMarker = {
  /** Milliseconds since the recording began. */
  at: number;
  group: MarkerGroup;
  text: string;
  /** Who did it, where that was not the technician: a person's ref. */
  by?: string;
};

type Description = [MarkerGroup, string | ((event: SessionEvent) => string)];

const sized = (what: string) => (event: SessionEvent) => {
  const named = event.name === undefined ? what : `${what} ${event.name}`;
  const size = event.bytes === undefined ? '' : `, ${event.bytes} bytes`;
  const refused = event.note === undefined ? '' : ` (${event.note})`;
  return `${named}${size}${refused}`;
};
const noted = (what: string) => (event: SessionEvent) =>
  event.note ? `${what}: ${event.note}` : what;

const descriptions: Record<SessionEvent['event'], Description> = {
  command: ['command', ({ note = '' }) => note],
  ruled: ['command', ({ note = '' }) => note],
  visited: ['page', ({ note = '' }) => note],
  pasted: ['clipboard', sized('Pasted')],
  copied: ['clipboard', sized('Copied')],
  supplied: ['clipboard', noted('Typed for the technician, hidden')],
  uploaded: ['file', sized('Brought')],
  downloaded: ['file', sized('Taken')],
  joined: ['people', 'Looks on'],
  left: ['people', 'Stopped to look on'],
  keyboard: ['people', 'Has the keyboard'],
  messaged: ['people', noted('Message')],
  frozen: ['pause', noted('Input frozen')],
  thawed: ['pause', noted('Input goes on')],
  held: ['pause', 'Browser lost'],
  resumed: ['pause', 'Browser came back'],
  warned: ['pause', noted('Warning')],
  opened: ['frame', 'Session began'],
  ended: ['frame', noted('Session ended')],
};

/** What an event looks like among the markers. */
export function markerOf(event: SessionEvent): ReplayMarker {
  const [group, text] = descriptions[event.event];
  return {
    at: Math.round(event.t * 1000),
    group,
    text: typeof text === 'string' ? text : text(event),
    by: event.by,
  };
}

/** Milliseconds behind a marker for which going back means the one before it. */
const nearMs = 800;

/** The marker to jump to from a position. */
export function nextMarker(
  markers: ReplayMarker[],
  position: number,
  way: 'before' | 'after',
): ReplayMarker | undefined {
  return way === 'after'
    ? markers.find(({ at }) => at > position)
    : markers.findLast(({ at }) => at < position - nearMs);
}

/** A position in a recording as on a clock: `1:05`, `1:02:03`. */
export function replayClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const last = String(seconds % 60).padStart(2, '0');
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${last}`
    : `${minutes}:${last}`;
}
