import { setTimeout as wait } from 'node:timers/promises';
import { until } from './until';

/** What a growing number is when it grows no more: the same for a second and a half. Fails if that never comes. */
export async function settled(value: () => number): Promise<number> {
  let last = Number.NaN;
  await until(async () => {
    const before = last;
    await wait(1_500);
    last = value();
    return last > 0 && last === before;
  });
  return last;
}
