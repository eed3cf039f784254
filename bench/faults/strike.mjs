// How often something befalls somebody while another types: more often than one key in a hundred, which is what counts.
import { setTimeout as wait } from 'node:timers/promises';

const STRUCK = 10;
const PAUSE_MS = 150;

/** Opens so many first, and then does this to one after the other. */
export const toEach =
  (open, strike, times = STRUCK) =>
  async () => {
    const struck = [];
    for (let i = 0; i < times; i += 1) struck.push(await open(i));
    return () => again(i => strike(struck[i], i), times);
  };

/** Does this so many times. */
export async function again(strike, times = STRUCK) {
  for (let i = 0; i < times; i += 1) {
    await strike(i);
    await wait(PAUSE_MS);
  }
}
