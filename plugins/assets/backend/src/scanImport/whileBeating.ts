/** How often it says that it is at work, in milliseconds. */
const BEAT_MS = 10_000;

/** Does the work and keeps its lease, however long one step of it takes. */
export async function whileBeating(
  report: (percent: number) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const beat = () => {
    if (isOver) return;
    // Where the database is away or the work is another's, the work itself finds out.
    timer = setTimeout(() => void report(0).then(beat, beat), BEAT_MS);
  };
  beat();
  try {
    await work();
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
}
