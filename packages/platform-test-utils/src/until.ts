/** Waits for something that happens by itself; fails after 20 s. */
export async function until(
  happened: () => boolean | Promise<boolean>,
): Promise<void> {
  const patience = Date.now() + 20_000;
  while (!(await happened())) {
    if (Date.now() > patience) throw new Error('It did not happen in time');
    await new Promise(resolve => {
      setTimeout(resolve, 20);
    });
  }
}
