import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { utils, type ParsedKey } from 'ssh2';
import { InputError } from '@backstage/errors';
import {
  createRecipientKey,
  importRecipientKey,
  openSecret,
  type RecipientKey,
  type SealContext,
  type Sealed,
  type SealPublicKey,
} from '@wardroom/remote-access-common';
import { makeHostKey } from './makeHostKey';

/**
 * The connector's own keys, made here and kept here: one opens the files of sites, which nobody else can, the gateway
 * included; the other is the host key for customers who dial out.
 */
export class ConnectorKeys {
  private constructor(
    private readonly opener: RecipientKey,
    /** In OpenSSH's format. */
    readonly hostPrivateKey: string,
    private readonly hostKey: ParsedKey,
  ) {}

  /** Takes the keys of a directory, and makes them where there are none. */
  static async open(directory: string): Promise<ConnectorKeys> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await chmod(directory, 0o700);
    const seal = await kept(join(directory, 'seal.pkcs8'), createRecipientKey);
    const path = join(directory, 'host.pem');
    const host = await kept(path, async () => Buffer.from(makeHostKey()));
    const hostKey = utils.parseKey(host);
    if (hostKey instanceof Error) {
      throw new Error(
        `${path} holds no private key of SSH: put its backup in its place, or remove it and give the customers who dial out the new host key`,
      );
    }
    const opener = await importRecipientKey(seal);
    seal.fill(0);
    return new ConnectorKeys(opener, host.toString(), hostKey);
  }

  get seal(): SealPublicKey {
    const { kid, publicKey } = this.opener;
    return { kid, publicKey };
  }

  /** The public part of the host key, as a line of `known_hosts` has it after the host. */
  get hostPublicKey(): string {
    const { hostKey } = this;
    return `${hostKey.type} ${hostKey.getPublicSSH().toString('base64')}`;
  }

  /** Opens what was sealed to this connector. The caller zeroes the bytes. */
  async unseal(sealed: Sealed, context: SealContext): Promise<Uint8Array> {
    if (sealed.kid !== this.opener.kid) {
      throw new InputError(
        'This file was sealed to a key that this connector does not have: upload it again',
      );
    }
    return openSecret(sealed, this.opener, context);
  }
}

/** The bytes of a file that is for its owner alone; it is made whole or not at all. */
async function kept(
  path: string,
  make: () => Promise<Uint8Array>,
): Promise<Buffer> {
  if (!existsSync(path)) {
    const half = `${path}.part`;
    const file = await open(half, 'w', 0o400);
    await file.writeFile(await make());
    await file.sync();
    await file.close();
    await rename(half, path);
  }
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new Error(
      `${path} can be read by other users of this machine: set its mode to 0400 and consider its key as known to them`,
    );
  }
  return readFile(path);
}
