import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '../keys/storeSecretFile';

/** The file of a recording while it is written: it only grows, and what `append` answered for is on disk. */
export class RecordingFile {
  #size = 0;

  private constructor(private readonly file: FileHandle) {}

  /** Makes the file. One that exists already is an error: no recording is ever written over. */
  static async create(path: string): Promise<RecordingFile> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    await syncDirectory(dirname(path));
    return new RecordingFile(file);
  }

  /** Bytes on disk. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds bytes and waits until the disk has them. After an error the same bytes may be given again: they take the
   * place of what was half written.
   */
  async append(bytes: Uint8Array): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      const part = await this.file.write(
        bytes,
        written,
        bytes.length - written,
        this.#size + written,
      );
      written += part.bytesWritten;
    }
    await this.file.datasync();
    this.#size += bytes.length;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
