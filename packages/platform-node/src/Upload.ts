import type { Request } from 'express';
import { InputError } from '@backstage/errors';
import { PayloadTooLargeError, UnsupportedMediaTypeError } from './readBody';

const PIECE_BYTES = 1024 * 1024;

/** The file that is a request's body. Nothing of it is read before its pieces are asked for. */
export class Upload {
  readonly #req: Request;

  /** @throws UnsupportedMediaTypeError where the body says that it is something else */
  constructor(req: Request, type: string) {
    const [sent] = (req.headers['content-type'] ?? '').split(';');
    const encoding = req.headers['content-encoding'] ?? 'identity';
    if (sent.trim().toLowerCase() !== type || encoding !== 'identity') {
      throw new UnsupportedMediaTypeError(
        `Content-Type: must be ${type}, and the body the file as it is`,
      );
    }
    this.#req = req;
  }

  /**
   * The file in pieces of about 1 MiB, as fast as they are taken. Taking them throws InputError where the sender is gone
   * before the end, and PayloadTooLargeError where more comes than is allowed.
   *
   * @throws PayloadTooLargeError at once where the sender announces more
   */
  pieces(maxBytes: number): AsyncGenerator<Buffer> {
    const announced = Number(this.#req.headers['content-length'] ?? 0);
    if (announced > maxBytes) throw tooLarge(maxBytes);
    return this.#read(maxBytes);
  }

  async *#read(maxBytes: number): AsyncGenerator<Buffer> {
    let chunks: Buffer[] = [];
    let size = 0;
    let total = 0;
    for await (const chunk of this.#chunks()) {
      total += chunk.length;
      if (total > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
      size += chunk.length;
      if (size < PIECE_BYTES) continue;
      yield Buffer.concat(chunks);
      chunks = [];
      size = 0;
    }
    if (size > 0) yield Buffer.concat(chunks);
  }

  async *#chunks(): AsyncGenerator<Buffer> {
    try {
      // Whoever sends too much gets an answer: leaving the loop must not end the connection.
      yield* this.#req.iterator({ destroyOnReturn: false });
    } catch {
      throw new InputError('The file broke off before its end: send it again');
    }
  }
}

function tooLarge(maxBytes: number) {
  return new PayloadTooLargeError(
    `The file is larger than ${Math.floor(maxBytes / PIECE_BYTES)} MiB: export a smaller part of it, or pack it with gzip`,
  );
}
