// How quickly terminals echo.
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_MS = 30_000;

export const percentile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)];

export const ms = value => `${value.toFixed(2)} ms`;

/** Waits until the terminal printed this text, however it was cut. */
export function printed(terminal, text) {
  return new Promise(resolve => {
    let tail = '';
    terminal.onOutput(bytes => {
      tail =
        tail.slice(-200) +
        bytes.toString('latin1', Math.max(0, bytes.length - 4000));
      if (tail.includes(text)) resolve();
    });
  });
}

/** Starts a program in a terminal that echoes every key. */
export async function startEchoing(terminal) {
  const ready = printed(terminal, 'raw-6');
  terminal.type('stty raw -echo; echo raw-$((2+4)); cat\n');
  await ready;
}

/**
 * Types into terminals that echo, in turns, as long as it is to go on.
 *
 * @param goesOn - asked before each key, with the number of those before it
 * @returns milliseconds from each key to its echo
 */
export async function keyTimes(terminals, goesOn) {
  const times = [];
  while (goesOn(times.length)) {
    const terminal = terminals[times.length % terminals.length];
    const start = performance.now();
    await new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`A key had no echo for ${LONGEST_MS} ms`)),
        LONGEST_MS,
      );
      terminal.onOutput(() => {
        clearTimeout(late);
        resolve();
      });
      terminal.type('k');
    });
    times.push(performance.now() - start);
    await wait(4);
  }
  return times;
}

/** The milliseconds of so many keys. */
export const keys = (terminal, count) =>
  keyTimes([terminal], typed => typed < count);
