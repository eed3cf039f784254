import type { ReplayMarker } from '@wardroom/remote-access-common';

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
