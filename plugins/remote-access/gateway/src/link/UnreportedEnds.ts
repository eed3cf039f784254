import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SessionEnd } from '@wardroom/remote-access-common';
import { syncDirectory } from '../keys/storeSecretFile';
import type { PortalChannel } from './PortalChannel';

/**
 * Tells the portal how sessions ended, at least once: an end that the portal did not answer for stays in a file until
 * it does, over any number of restarts.
 */
export class UnreportedEnds {
  private telling: Promise<void> | undefined;
  /** Whether there may be files. */
  private keeps = true;

  private constructor(
    private readonly directory: string,
    private readonly portal: PortalChannel,
  ) {}

  static async open(
    directory: string,
    portal: PortalChannel,
  ): Promise<UnreportedEnds> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return new UnreportedEnds(directory, portal);
  }

  /** Tells one end, or keeps it. Does not throw for a portal that is gone. */
  async report(end: SessionEnd): Promise<void> {
    const told = await this.tell(end);
    if (!told) await this.keep(end);
  }

  /** Tells what could not be told before, by this gateway or an earlier one. */
  reportKept(): Promise<void> {
    this.telling ??= this.tellKept().finally(() => {
      this.telling = undefined;
    });
    return this.telling;
  }

  private async tellKept(): Promise<void> {
    if (!this.keeps) return;
    this.keeps = false;
    for (const name of await readdir(this.directory)) {
      if (!name.endsWith('.json')) continue;
      const path = join(this.directory, name);
      const end = SessionEnd.safeParse(
        JSON.parse(await readFile(path, 'utf8')),
      );
      if (end.success && !(await this.tell(end.data))) {
        this.keeps = true;
        return;
      }
      await rm(path);
    }
  }

  private tell(end: SessionEnd): Promise<boolean> {
    return this.portal.ask('ended', end).then(
      () => true,
      () => false,
    );
  }

  private async keep(end: SessionEnd): Promise<void> {
    const path = join(this.directory, `${end.session}.json`);
    const file = await open(`${path}.part`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(end));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    await syncDirectory(this.directory);
    this.keeps = true;
  }
}
