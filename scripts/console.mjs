// What the launcher says, and how it stops.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Ends the launcher with one sentence on standard error and exit code 1. */
export function fail(sentence) {
  process.stderr.write(`\nWardroom cannot go on: ${sentence}\n`);
  process.exit(1);
}

/** Announces a step that may take long; the returned function ends its line with how long it took. */
export function step(what) {
  const started = Date.now();
  process.stdout.write(`${what} … `);
  return (outcome = 'done') => {
    process.stdout.write(
      `${outcome} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
    );
  };
}
