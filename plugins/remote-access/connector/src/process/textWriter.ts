import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Takes what a program prints, piece by piece: the next one is read when this one was dealt with. */
export function textWriter(onText: (text: string) => Promise<void>): {
  writable: Writable;
  /** Resolves when all of it was dealt with, or nothing more comes. */
  written: Promise<void>;
} {
  const decoder = new StringDecoder('utf8');
  const writable = new Writable({
    write(bytes: Buffer, _, done) {
      onText(decoder.write(bytes)).then(() => done(), done);
    },
  });
  const written = new Promise<void>(resolve => {
    writable.once('close', () => resolve());
  });
  writable.on('error', () => {});
  return { writable, written };
}
