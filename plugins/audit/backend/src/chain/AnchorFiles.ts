import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Checkpoint } from '@wardroom/audit-common';
import { tenantId } from '@wardroom/platform-common';

/**
 * The last checkpoint of each chain, kept in the data folder. Who rolls the database back, or cuts off the end of a
 * chain with all that points at it, still cannot make these agree.
 */
export class AnchorFiles {
  readonly #folder?: string;
  // One after the other: whoever reads what is kept must not be overtaken before they write.
  #turn: Promise<void> = Promise.resolve();

  /** @param folder - the audit log's folder; without one nothing is kept */
  constructor(folder: string | undefined) {
    this.#folder = folder && join(folder, 'anchors');
  }

  /** The checkpoint that was kept last for the tenant. */
  async of(tenant: string): Promise<Checkpoint | undefined> {
    if (!this.#folder) return undefined;
    try {
      const text = await readFile(this.#path(this.#folder, tenant), 'utf8');
      return Checkpoint.safeParse(JSON.parse(text)).data;
    } catch {
      // none was kept, or its file broke: the chain is checked without it
      return undefined;
    }
  }

  /** Keeps a checkpoint, unless a later one is kept already: an anchor never goes back. */
  keep(checkpoint: Checkpoint): Promise<void> {
    const kept = this.#turn.then(() => this.#write(checkpoint));
    this.#turn = kept.catch(() => {});
    return kept;
  }

  async #write(checkpoint: Checkpoint): Promise<void> {
    if (!this.#folder) return;
    const kept = await this.of(checkpoint.tenant);
    if (kept && kept.sequence >= checkpoint.sequence) return;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#path(this.#folder, checkpoint.tenant);
    // A name of its own: another process may be writing the same anchor.
    const part = `${path}.${randomUUID()}.part`;
    await writeFile(part, JSON.stringify(checkpoint), { mode: 0o600 });
    await rename(part, path);
  }

  #path(folder: string, tenant: string): string {
    return join(folder, `${tenantId.parse(tenant)}.json`);
  }
}
