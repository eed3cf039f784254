/** Waits until a promise that does not fail is settled, and no longer than so many milliseconds. */
export async function settled(
  promise: Promise<void>,
  mostMs: number,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>(resolve => {
    timer = setTimeout(resolve, mostMs);
  });
  await Promise.race([promise, enough]);
  clearTimeout(timer);
}
