import { FileProtocol } from '@wardroom/remote-access-common';
import { FileFailure } from './FileFailure';
import type { TransferTools } from './FileDesk';
import { remotePath } from './remotePath';

/** A file from the browser to the target: it is whole, checked and on record before its first byte is written there. */
export class Upload {
  private readonly pieces: Buffer[] = [];
  private waiting = 0;
  private onPiece: () => void = () => {};

  constructor(
    private readonly id: number,
    private readonly wanted: { path: string; bytes: number },
    private readonly tools: TransferTools,
  ) {}

  /** Takes what the browser sends. Answers false where it sends more than it may. */
  take(piece: Buffer): boolean {
    this.waiting += piece.length;
    this.pieces.push(piece);
    this.onPiece();
    return this.waiting <= FileProtocol.window + FileProtocol.piece;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { id, tools, wanted } = this;
    const { most, quarantine, tell } = tools;
    if (most.in === 0) throw new FileFailure('denied');
    if (wanted.bytes > most.in) throw new FileFailure('too-long');
    const path = remotePath(wanted.path);
    const files = await tools.files();
    const file = await quarantine.create();
    try {
      tell({ type: 'file-progress', id, step: 'fetching', bytes: 0 });
      while (file.bytes < wanted.bytes) {
        await file.write(await this.next(signal));
        const { bytes } = file;
        tell({ type: 'file-progress', id, step: 'fetching', bytes });
      }
      if (file.bytes > wanted.bytes) throw new FileFailure('failed');
      const sha256 = await file.seal();
      const { bytes } = file;
      tell({ type: 'file-progress', id, step: 'checking', bytes });
      await quarantine.check(file, signal);
      await tools.record({ way: 'uploaded', path, bytes, sha256 });
      await files.write(path, this.told(file.read()), signal);
      tell({ type: 'file-done', id, bytes, sha256 });
    } finally {
      await file.remove();
    }
  }

  private async next(signal: AbortSignal): Promise<Buffer> {
    for (;;) {
      signal.throwIfAborted();
      const piece = this.pieces.shift();
      if (piece) {
        this.waiting -= piece.length;
        return piece;
      }
      await new Promise<void>(resolve => {
        this.onPiece = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  private async *told(pieces: AsyncIterable<Buffer>) {
    let bytes = 0;
    for await (const piece of pieces) {
      yield piece;
      bytes += piece.length;
      const { id } = this;
      this.tools.tell({ type: 'file-progress', id, step: 'delivering', bytes });
    }
  }
}
