import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { FileProtocol } from '@wardroom/remote-access-common';

const algorithm = 'aes-256-gcm';

/** A file on its way: written once, sealed, then read as often as is wanted. */
export class QuarantinedFile {
  private readonly key = randomBytes(32);
  private readonly nonce = randomBytes(12);
  private readonly cipher = createCipheriv(algorithm, this.key, this.nonce);
  private readonly hash = createHash('sha256');
  private length = 0;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(path: string): Promise<QuarantinedFile> {
    return new QuarantinedFile(path, await open(path, 'wx+', 0o600));
  }

  /** Bytes that were written. */
  get bytes(): number {
    return this.length;
  }

  async write(piece: Uint8Array): Promise<void> {
    this.length += piece.length;
    this.hash.update(piece);
    await this.handle.appendFile(this.cipher.update(piece));
  }

  /** It is whole now. Gives the SHA-256 of what was written, in hex. */
  async seal(): Promise<string> {
    await this.handle.appendFile(this.cipher.final());
    return this.hash.digest('hex');
  }

  /** What was written, in pieces. Throws at the end where the file on the disk was changed. */
  async *read(): AsyncGenerator<Buffer> {
    const decipher = createDecipheriv(algorithm, this.key, this.nonce);
    decipher.setAuthTag(this.cipher.getAuthTag());
    let at = 0;
    while (at < this.length) {
      const buffer = Buffer.alloc(FileProtocol.piece);
      const { bytesRead } = await this.handle.read({ buffer, position: at });
      if (bytesRead === 0) break;
      at += bytesRead;
      yield decipher.update(buffer.subarray(0, bytesRead));
    }
    decipher.final();
  }

  async remove(): Promise<void> {
    this.key.fill(0);
    await this.handle.close();
    await rm(this.path, { force: true });
  }
}
