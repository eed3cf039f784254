import type { GuacdDoor } from './Guacds';

/** Waits for a guacd and for something else that is done meanwhile; it is gone again where that fails. */
export async function openGuacdWith<T>(
  guacd: Promise<GuacdDoor>,
  other: Promise<T>,
): Promise<[GuacdDoor, T]> {
  const [opened, done] = await Promise.allSettled([guacd, other]);
  if (opened.status === 'rejected') throw opened.reason;
  if (done.status === 'fulfilled') return [opened.value, done.value];
  opened.value.close();
  throw done.reason;
}
