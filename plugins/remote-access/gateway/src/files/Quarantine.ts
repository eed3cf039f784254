import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@wardroom/platform-common';
import { FileFailure } from './FileFailure';
import { QuarantinedFile } from './QuarantinedFile';
import { scanFile } from './scanFile';

type Place = {
  stateDirectory: string;
  /** A program with its arguments that gets each file on its standard input, and says by ending with 0 that it may pass. */
  scanner?: string[];
};

/** Where files lie on their way, each encrypted with a key that is nowhere but in memory: a crash leaves noise. */
export class Quarantine {
  private constructor(
    private readonly directory: string,
    private readonly scanner: string[] | undefined,
  ) {}

  /** Empties the directory: what lies there cannot be read any more. */
  static async open({ stateDirectory, scanner }: Place): Promise<Quarantine> {
    const directory = join(stateDirectory, 'quarantine');
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { mode: 0o700, recursive: true });
    return new Quarantine(directory, scanner);
  }

  create(): Promise<QuarantinedFile> {
    return QuarantinedFile.create(join(this.directory, newId('fil')));
  }

  /** Throws where the scanner does not let the file pass, or cannot say. */
  async check(file: QuarantinedFile, signal: AbortSignal): Promise<void> {
    if (!this.scanner) return;
    const passes = await scanFile(this.scanner, file.read(), signal);
    if (!passes) throw new FileFailure('unsafe');
  }
}
