import type { FileEntry } from '@wardroom/remote-access-common';

/** Files of a target, by whatever way they are reached. Paths are absolute, with `/`. All methods throw `FileFailure`. */
export interface TargetFiles {
  /** The directory in which the user begins. */
  home(): Promise<string>;
  /** Entries of a directory, by name; those that could fool whoever reads them are left out. */
  list(path: string): Promise<{ entries: FileEntry[]; incomplete: boolean }>;
  /** The bytes of an ordinary file, at most so many: one more is a failure, whatever size the target claims. */
  read(path: string, most: number, signal: AbortSignal): AsyncIterable<Buffer>;
  /** Writes a new file; one that exists is not overwritten. */
  write(
    path: string,
    pieces: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<void>;
}
