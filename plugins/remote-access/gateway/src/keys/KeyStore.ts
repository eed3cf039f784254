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
import {
  destroyedEnding,
  destroySecretFile,
  refuseReadableByOthers,
  storeSecretFile,
} from './storeSecretFile';

type Opener = RecipientKey & { number: number };
type PackedKey = { number: number; pkcs8: string };
type Signer = SignPublicKey & { key: KeyObject; number: number };

/**
 * The gateway's own key pairs: one kind opens what is sealed to the gateway, the other signs recordings. Files are
 * named by kind and number; the highest number is used for new things, all of them for old ones.
 */
export class KeyStore {
  private openers: Opener[] = [];
  private readonly signers: Signer[] = [];

  private constructor(private readonly directory: string) {}

  /**
   * Takes the keys of a directory, and makes the first ones where there are none.
   *
   * @param options - `shared`: keys that open secrets are one group's, which founds itself or hands them on
   */
  static async open(
    directory: string,
    { shared = false } = {},
  ): Promise<KeyStore> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const store = new KeyStore(directory);
    for (const name of (await readdir(directory)).sort()) {
      await store.load(name);
    }
    if (!store.openers.length && !shared) await store.addOpener();
    if (!store.signers.length) await store.addSigner();
    return store;
  }

  /** Whether there is a key to which secrets can be sealed. */
  get canOpen(): boolean {
    return this.openers.length > 0;
  }

  /** The public key to which new secrets are sealed. */
  get seal(): SealPublicKey {
    const [present] = this.openers;
    if (!present) throw new Error('This gateway has no keys of its group yet');
    const { kid, publicKey } = present;
    return { kid, publicKey };
  }

  /** Names of all keys that open secrets, the present one first. */
  get opens(): string[] {
    return this.openers.map(({ kid }) => kid);
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

  /** Makes the first key that opens secrets. Throws where there is one. */
  async found(): Promise<void> {
    if (this.canOpen) throw new InputError('This gateway has keys already');
    await this.addOpener();
  }

  /** All keys that open secrets, for another gateway of the group. The caller zeroes the bytes. */
  async pack(): Promise<Uint8Array> {
    if (!this.canOpen) throw new InputError('There are no keys to share');
    const packed: PackedKey[] = [];
    for (const { number } of this.openers) {
      const pkcs8 = await readFile(this.pathOf('seal', number));
      packed.push({ number, pkcs8: pkcs8.toString('base64') });
      pkcs8.fill(0);
    }
    return new TextEncoder().encode(JSON.stringify(packed));
  }

  /** Adds the keys of the group that are not here yet. Throws where another key has the place of one. */
  async unpack(bytes: Uint8Array): Promise<void> {
    const packed: PackedKey[] = JSON.parse(new TextDecoder().decode(bytes));
    for (const { number, pkcs8 } of packed) {
      const key = Buffer.from(pkcs8, 'base64');
      const opener = { ...(await importRecipientKey(key)), number };
      const known = this.openers.find(own => own.number === number);
      if (known && known.kid !== opener.kid) {
        throw new InputError(
          'This gateway has keys of another group: give it an empty directory for its state',
        );
      }
      if (!known) {
        await storeSecretFile(this.pathOf('seal', number), key);
        this.openers.push(opener);
      }
      key.fill(0);
    }
    this.openers.sort((a, b) => b.number - a.number);
  }

  /** Makes new keys for what comes; the old ones go on opening and verifying what was. */
  async rotate(): Promise<void> {
    await this.addOpener();
    await this.addSigner();
  }

  /**
   * Destroys a former key that opens secrets: its file and what is in memory. Whatever is still sealed to it is lost.
   * A key that is gone already is no fault, so that a caller whom a crash kept from hearing of it can ask again.
   */
  async destroy(kid: string): Promise<void> {
    if (kid === this.seal.kid) {
      throw new InputError('The present key cannot be destroyed: rotate first');
    }
    const opener = this.openers.find(candidate => candidate.kid === kid);
    if (!opener) return;
    await destroySecretFile(this.pathOf('seal', opener.number));
    this.openers = this.openers.filter(candidate => candidate !== opener);
  }

  private async load(name: string): Promise<void> {
    if (name.endsWith(destroyedEnding)) {
      await destroySecretFile(join(this.directory, name));
      return;
    }
    const [, kind, digits] = /^(seal|sign)-(\d{4})\.pkcs8$/.exec(name) ?? [];
    if (!kind) return;
    const number = Number(digits);
    const path = join(this.directory, name);
    await refuseReadableByOthers(path);
    const bytes = await readFile(path);
    if (kind === 'seal') {
      this.openers.unshift({ ...(await importRecipientKey(bytes)), number });
    } else {
      this.signers.unshift({ ...(await signerOf(bytes)), number });
    }
    bytes.fill(0);
  }

  private async addOpener(): Promise<void> {
    const bytes = await createRecipientKey();
    const number = nextAfter(this.openers);
    await storeSecretFile(this.pathOf('seal', number), bytes);
    this.openers.unshift({ ...(await importRecipientKey(bytes)), number });
    bytes.fill(0);
  }

  private async addSigner(): Promise<void> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const bytes = privateKey.export({ format: 'der', type: 'pkcs8' });
    const number = nextAfter(this.signers);
    await storeSecretFile(this.pathOf('sign', number), bytes);
    this.signers.unshift({ ...(await signerOf(bytes)), number });
    bytes.fill(0);
  }

  private pathOf(kind: 'seal' | 'sign', number: number): string {
    const name = `${kind}-${String(number).padStart(4, '0')}.pkcs8`;
    return join(this.directory, name);
  }
}

/** Numbers are never used again: the name of a destroyed key does not come back with another one. */
function nextAfter([latest]: { number: number }[]): number {
  return (latest?.number ?? 0) + 1;
}

async function signerOf(pkcs8: Uint8Array): Promise<Omit<Signer, 'number'>> {
  const key = createPrivateKey({
    key: Buffer.from(pkcs8),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const raw = Buffer.from(x, 'base64url');
  return { key, publicKey: x, kid: await keyIdOf(raw) };
}
