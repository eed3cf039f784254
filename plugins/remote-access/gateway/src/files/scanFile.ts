import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Milliseconds for one file. */
const limitMs = 120_000;

/** Whether a program lets a file pass that it reads from its standard input: it ends with 0, in time. */
export async function scanFile(
  [program, ...parameters]: string[],
  pieces: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<boolean> {
  const child = spawn(program, parameters, {
    stdio: ['pipe', 'ignore', 'ignore'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
    killSignal: 'SIGKILL',
  });
  const verdict = new Promise<boolean>(resolve => {
    child.on('error', () => resolve(false));
    child.on('close', code => resolve(code === 0));
  });
  // A scanner that has seen enough closes its side.
  await pipeline(Readable.from(pieces), child.stdin).catch(() => {});
  return verdict;
}
