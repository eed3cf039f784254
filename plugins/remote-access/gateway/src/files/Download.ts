import { FileProtocol } from '@wardroom/remote-access-common';
import { FileFailure } from './FileFailure';
import type { TransferTools } from './FileDesk';
import { remotePath } from './remotePath';

/** A file from the target to the browser: it is whole, checked and on record before its first byte leaves. */
export class Download {
  private acknowledged = 0;
  private onAcknowledged: () => void = () => {};

  constructor(
    private readonly id: number,
    private readonly path: string,
    private readonly tools: TransferTools,
  ) {}

  acknowledge(bytes: number): void {
    this.acknowledged = Math.max(this.acknowledged, bytes);
    this.onAcknowledged();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { id, tools } = this;
    const { most, quarantine, tell } = tools;
    if (most.out === 0) throw new FileFailure('denied');
    const path = remotePath(this.path);
    const files = await tools.files();
    const file = await quarantine.create();
    try {
      for await (const piece of files.read(path, most.out, signal)) {
        await file.write(piece);
        const { bytes } = file;
        tell({ type: 'file-progress', id, step: 'fetching', bytes });
      }
      const sha256 = await file.seal();
      const { bytes } = file;
      tell({ type: 'file-progress', id, step: 'checking', bytes });
      await quarantine.check(file, signal);
      await tools.record({ way: 'downloaded', path, bytes, sha256 });
      let sent = 0;
      for await (const piece of file.read()) {
        await this.room(sent, signal);
        sent += piece.length;
        tell({ type: 'file-data', id, data: piece.toString('base64') });
      }
      tell({ type: 'file-done', id, bytes, sha256 });
    } finally {
      await file.remove();
    }
  }

  /** Waits until the browser has taken enough of what was sent. */
  private async room(sent: number, signal: AbortSignal): Promise<void> {
    while (sent - this.acknowledged > FileProtocol.window) {
      signal.throwIfAborted();
      await new Promise<void>(resolve => {
        this.onAcknowledged = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    signal.throwIfAborted();
  }
}
