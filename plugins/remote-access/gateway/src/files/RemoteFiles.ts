import type { Attributes, SFTPWrapper, Stats } from 'ssh2';
import { FileProtocol, type FileEntry } from '@wardroom/remote-access-common';
import { FileFailure } from './FileFailure';
import { isPlainName, remotePath } from './remotePath';
import type { TargetFiles } from './TargetFiles';

/** Milliseconds in which the target must answer one question. */
const answerMs = 30_000;

const readSize = 32 * 1024;
/** Questions under way at once: on a long line one after the other would be slow. */
const ahead = 16;

type Callback<T> = (error: Error | null | undefined, value?: T) => void;

const status = { noSuchFile: 2, permissionDenied: 3 };

/** Files of a target over SFTP. Nothing the target says is trusted: not sizes, not names, not that it ever answers. */
export class RemoteFiles implements TargetFiles {
  private broken = false;
  /** Questions that wait for their answer. */
  private readonly open = new Set<(failure: FileFailure) => void>();

  constructor(private readonly sftp: SFTPWrapper) {
    const breaks = () => {
      this.broken = true;
      for (const giveUp of this.open) giveUp(new FileFailure('failed'));
    };
    sftp.on('error', breaks);
    sftp.on('close', breaks);
  }

  /** The directory in which the user begins; the root where the target says nonsense. */
  async home(): Promise<string> {
    const path = await this.ask<string>(done => this.sftp.realpath('.', done));
    try {
      return remotePath(path);
    } catch {
      return '/';
    }
  }

  /** Entries of a directory, by name. Those that could fool whoever reads them are left out. */
  async list(
    path: string,
  ): Promise<{ entries: FileEntry[]; incomplete: boolean }> {
    const handle = await this.ask<Buffer>(done =>
      this.sftp.opendir(remotePath(path), done),
    );
    const entries = new Map<string, FileEntry>();
    let incomplete = false;
    let met = 0;
    try {
      for (;;) {
        const some = await this.readSome(handle);
        if (!some) break;
        met += some.length;
        for (const { filename, attrs } of some) {
          if (filename === '.' || filename === '..') continue;
          const plain = isPlainName(filename);
          if (plain) entries.set(filename, entryOf(filename, attrs));
          incomplete ||= !plain;
        }
        if (some.length > 0 && met <= FileProtocol.entries) continue;
        incomplete = true;
        break;
      }
    } finally {
      await this.close(handle);
    }
    const sorted = [...entries.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    return { entries: sorted.slice(0, FileProtocol.entries), incomplete };
  }

  /** The bytes of an ordinary file, at most so many: one more is a failure, whatever size the target claims. */
  async *read(
    path: string,
    most: number,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    const clean = remotePath(path);
    const stats = await this.ask<Stats>(done => this.sftp.stat(clean, done));
    // Anything else may block whoever opens it, or never end.
    if (!stats.isFile()) throw new FileFailure('not-a-file');
    if (stats.size > most) throw new FileFailure('too-long');
    const handle = await this.ask<Buffer>(done =>
      this.sftp.open(clean, 'r', done),
    );
    try {
      let at = 0;
      for (;;) {
        signal.throwIfAborted();
        const pieces = await this.readAhead(handle, at);
        for (const piece of pieces) {
          at += piece.length;
          if (at > most) throw new FileFailure('too-long');
          yield piece;
        }
        if (pieces.length === 0) return;
      }
    } finally {
      await this.close(handle);
    }
  }

  /** Writes a new file; what is half written is removed again. */
  async write(
    path: string,
    pieces: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<void> {
    const clean = remotePath(path);
    await this.refuseExisting(clean);
    const handle = await this.ask<Buffer>(done =>
      this.sftp.open(clean, 'wx', done),
    );
    let at = 0;
    let whole = false;
    try {
      for await (const piece of pieces) {
        signal.throwIfAborted();
        await this.ask<void>(done =>
          this.sftp.write(handle, piece, 0, piece.length, at, done),
        );
        at += piece.length;
      }
      whole = true;
    } finally {
      await this.close(handle);
      if (!whole) {
        await this.ask<void>(done => this.sftp.unlink(clean, done)).catch(
          () => {},
        );
      }
    }
  }

  end(): void {
    this.sftp.end();
  }

  private async refuseExisting(path: string): Promise<void> {
    const found = await this.ask<Stats>(done =>
      this.sftp.lstat(path, done),
    ).then(
      () => true,
      (failure: FileFailure) => {
        if (failure.fault === 'not-found') return false;
        throw failure;
      },
    );
    if (found) throw new FileFailure('exists');
  }

  /** Undefined at the end of the directory. */
  private readSome(handle: Buffer) {
    return this.ask<{ filename: string; attrs: Attributes }[] | undefined>(
      done =>
        this.sftp.readdir(handle, (error, list) => {
          const { code } = (error ?? {}) as { code?: number };
          if (code === 1) done(undefined, undefined);
          else done(error, list);
        }),
    );
  }

  /** What follows a place in a file, in order, up to the first piece that is short: after it the places do not fit. */
  private async readAhead(handle: Buffer, at: number): Promise<Buffer[]> {
    const places = Array.from({ length: ahead }, (_, i) => at + i * readSize);
    const read = await Promise.all(
      places.map(place => this.readOne(handle, place)),
    );
    const short = read.findIndex(piece => piece.length < readSize);
    const whole = short < 0 ? read : read.slice(0, short + 1);
    return whole.filter(piece => piece.length > 0);
  }

  private readOne(handle: Buffer, at: number): Promise<Buffer> {
    const buffer = Buffer.alloc(readSize);
    return this.ask<Buffer>(done =>
      this.sftp.read(handle, buffer, 0, readSize, at, (error, length) => {
        const { code } = (error ?? {}) as { code?: number };
        if (code === 1) done(undefined, Buffer.alloc(0));
        else done(error, buffer.subarray(0, length));
      }),
    );
  }

  private close(handle: Buffer): Promise<void> {
    return this.ask<void>(done => this.sftp.close(handle, done)).catch(
      () => {},
    );
  }

  private ask<T>(question: (done: Callback<T>) => void): Promise<T> {
    if (this.broken) return Promise.reject(new FileFailure('failed'));
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.open.delete(giveUp);
      };
      const giveUp = (failure: FileFailure) => {
        settle();
        reject(failure);
      };
      const timer = setTimeout(
        () => giveUp(new FileFailure('failed')),
        answerMs,
      );
      this.open.add(giveUp);
      question((error, value) => {
        settle();
        if (error) reject(failureOf(error));
        else resolve(value as T);
      });
    });
  }
}

function failureOf(error: Error): FileFailure {
  const { code } = error as { code?: number };
  if (code === status.noSuchFile) return new FileFailure('not-found');
  if (code === status.permissionDenied) return new FileFailure('no-permission');
  return new FileFailure('failed');
}

const kinds: Record<number, FileEntry['kind']> = {
  0o100000: 'file',
  0o040000: 'directory',
  0o120000: 'link',
};

function entryOf(name: string, { mode, size, mtime }: Attributes): FileEntry {
  const changed = new Date((mtime ?? 0) * 1000);
  const bytes = Number.isSafeInteger(size) && size > 0 ? size : 0;
  const kind = kinds[(mode ?? 0) & 0o170000] ?? 'other';
  return { name, kind, bytes, changedAt: changed.toISOString() };
}
