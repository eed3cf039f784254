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
