/** Waits for something that happens by itself; fails after so many seconds. */
export async function until(
  happened: () => boolean | Promise<boolean>,
  seconds = 30,
): Promise<void> {
  const patience = Date.now() + seconds * 1000;
  while (!(await happened())) {
    if (Date.now() > patience) throw new Error('It did not happen in time');
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
}
