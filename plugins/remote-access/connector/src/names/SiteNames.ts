import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Everything on this machine that carries a site's name. Two connectors of one machine never mean the same. */
export class SiteNames {
  readonly #digest: Buffer;

  constructor(
    private readonly directory: string,
    readonly site: string,
  ) {
    this.#digest = createHash('sha256')
      .update(`${directory}\n${site}`)
      .digest();
  }

  /** The network namespace. */
  get namespace(): string {
    return `wr-${this.#digest.toString('hex', 0, 5)}`;
  }

  /** The tunnel's device; names of devices have at most 15 characters. */
  get device(): string {
    return `wr${this.#digest.toString('hex', 0, 5)}`;
  }

  /** A user of its own, far from those that people and services have. */
  get uid(): number {
    return 2_000_000_000 + (this.#digest.readUInt32BE(8) % 100_000_000);
  }

  /** Its folder: what programs of the site may write to is in it. */
  get folder(): string {
    return join(this.directory, 'sites', this.site);
  }

  /** Where its guacds have their homes, and the files of RDP sessions. */
  get desktops(): string {
    return join('/var/lib/wardroom-desktops', this.namespace);
  }

  get door(): string {
    return join(this.folder, 'door.sock');
  }
}
