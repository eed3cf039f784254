import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  createRecipientKey,
  importRecipientKey,
  keyIdOf,
  openSecret,
  type RecipientKey,
  type SealContext,
  type Sealed,
  type SealPublicKey,
  type SignPublicKey,
} from '@wardroom/remote-access-common';
import { refuseReadableByOthers, storeSecretFile } from './storeSecretFile';

type Signer = SignPublicKey & { key: KeyObject };

/**
 * The gateway's own key pairs: one kind opens what is sealed to the gateway, the other signs recordings. Files are
 * named by kind and number; the highest number is used for new things, all of them for old ones.
 */
export class KeyStore {
  private readonly openers: RecipientKey[] = [];
  private readonly signers: Signer[] = [];

  private constructor(private readonly directory: string) {}

  /** Takes the keys of a directory, and makes the first ones where there are none. */
  static async open(directory: string): Promise<KeyStore> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const store = new KeyStore(directory);
    for (const name of (await readdir(directory)).sort()) {
      await store.load(name);
    }
    if (!store.openers.length) await store.addOpener();
    if (!store.signers.length) await store.addSigner();
    return store;
  }

  /** The public key to which new secrets are sealed. */
  get seal(): SealPublicKey {
    const { kid, publicKey } = this.openers[0];
    return { kid, publicKey };
  }

  /** The public keys that check this gateway's signatures, the present one first. */
  get signPublicKeys(): SignPublicKey[] {
    return this.signers.map(({ kid, publicKey }) => ({ kid, publicKey }));
  }

  /** Signs with one of the keys: Ed25519, 64 bytes. A recording keeps the key it began with. */
  sign(kid: string, bytes: Uint8Array): Uint8Array {
    const signer = this.signers.find(candidate => candidate.kid === kid);
    if (!signer) throw new Error(`There is no signing key ${kid} here`);
    return sign(null, bytes, signer.key);
  }

  /** Opens what was sealed to any of the gateway's keys. The caller zeroes the bytes. */
  async unseal(sealed: Sealed, context: SealContext): Promise<Uint8Array> {
    const opener = this.openers.find(({ kid }) => kid === sealed.kid);
    if (!opener) {
      throw new InputError(
        'This secret was sealed to a key that this gateway does not have: enter it again',
      );
    }
    return openSecret(sealed, opener, context);
  }

  /** Makes new keys for what comes; the old ones go on opening and verifying what was. */
  async rotate(): Promise<void> {
    await this.addOpener();
    await this.addSigner();
  }

  private async load(name: string): Promise<void> {
    const kind = /^(seal|sign)-\d{4}\.pkcs8$/.exec(name)?.[1];
    if (!kind) return;
    const path = join(this.directory, name);
    await refuseReadableByOthers(path);
    const bytes = await readFile(path);
    if (kind === 'seal') this.openers.unshift(await importRecipientKey(bytes));
    else this.signers.unshift(await signerOf(bytes));
    bytes.fill(0);
  }

  private async addOpener(): Promise<void> {
    const bytes = await createRecipientKey();
    await this.store('seal', this.openers.length + 1, bytes);
    this.openers.unshift(await importRecipientKey(bytes));
    bytes.fill(0);
  }

  private async addSigner(): Promise<void> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const bytes = privateKey.export({ format: 'der', type: 'pkcs8' });
    await this.store('sign', this.signers.length + 1, bytes);
    this.signers.unshift(await signerOf(bytes));
    bytes.fill(0);
  }

  private store(
    kind: 'seal' | 'sign',
    number: number,
    bytes: Uint8Array,
  ): Promise<void> {
    const name = `${kind}-${String(number).padStart(4, '0')}.pkcs8`;
    return storeSecretFile(join(this.directory, name), bytes);
  }
}

async function signerOf(pkcs8: Uint8Array): Promise<Signer> {
  const key = createPrivateKey({
    key: Buffer.from(pkcs8),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const raw = Buffer.from(x, 'base64url');
  return { key, publicKey: x, kid: await keyIdOf(raw) };
}
