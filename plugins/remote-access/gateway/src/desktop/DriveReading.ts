import { FileFailure } from '../files/FileFailure';

/** guacd sends a piece for each answer, and so never more than one ahead of who reads. */
const mostWaiting = 16;

/** Milliseconds in which guacd must say the next thing. */
export const answerMs = 30_000;

/** What guacd sends of one file or listing, taken piece by piece: it sends the next one when it is asked to. */
export class DriveReading {
  private readonly pieces: Buffer[] = [];
  private over: 'ended' | 'failed' | undefined;
  private wake: () => void = () => {};

  constructor(
    /** Whether this is the listing of a folder. */
    readonly isListing: boolean,
    private readonly answer: (ok: boolean) => void,
  ) {}

  add(piece: Buffer): void {
    this.pieces.push(piece);
    if (this.pieces.length > mostWaiting) this.over = 'failed';
    this.wake();
  }

  end(): void {
    this.over ??= 'ended';
    this.wake();
  }

  /** Its pieces up to its end. Whoever stops before that has no more of it sent. */
  async *read(signal?: AbortSignal): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        this.answer(true);
        const piece = await this.next(signal);
        if (!piece) return;
        yield piece;
      }
    } finally {
      if (!this.over) this.answer(false);
    }
  }

  /** Nobody wants it. */
  refuse(): void {
    this.answer(false);
  }

  private async next(signal?: AbortSignal): Promise<Buffer | undefined> {
    const limit = AbortSignal.timeout(answerMs);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    for (;;) {
      signal?.throwIfAborted();
      if (limit.aborted || this.over === 'failed') {
        throw new FileFailure('failed');
      }
      const piece = this.pieces.shift();
      if (piece || this.over) return piece;
      await new Promise<void>(resolve => {
        this.wake = resolve;
        stop.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}
