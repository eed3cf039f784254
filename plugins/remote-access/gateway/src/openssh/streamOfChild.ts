import type { ChildProcessByStdio } from 'node:child_process';
import { Duplex, PassThrough, type Readable, type Writable } from 'node:stream';

/**
 * The standard input and output of a program as one stream. A program that ends closes its input first, and often says
 * why only then: what it has said is read to the end, and what comes too late for it is dropped.
 */
export function streamOfChild({
  stdin,
  stdout,
}: ChildProcessByStdio<Writable, Readable, null>): Duplex {
  const words = new PassThrough();
  words.pipe(stdin);
  stdin.on('error', () => {}).on('close', () => words.resume());
  const stream: Duplex = Duplex.from({ readable: stdout, writable: words });
  return stream.once('end', () => stream.end());
}
