import type { DesktopApplication } from './DesktopApplication';

/** How long a program has to say why it ended. */
const patienceMs = 3_000;

/**
 * Ends what a desktop showed. The picture of a program of our own is gone as soon as the program, which knows better why:
 * it has a moment to say so first.
 */
export function afterLastWord(
  application: DesktopApplication | undefined,
  end: () => void,
): void {
  if (application) setTimeout(end, patienceMs).unref();
  else end();
}
