import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  createRecipientKey,
  enrolmentBytes,
  importRecipientKey,
  openSecret,
  sealSecret,
  sharedKeysBytes,
  type NodeEnrolment,
  type RecipientKey,
  type SealContext,
  type SharedKeys,
} from '@wardroom/remote-access-common';
import type { KeyStore } from './KeyStore';
import type { NodeCertificate } from './NodeCertificate';
import { refuseReadableByOthers, storeSecretFile } from './storeSecretFile';

/**
 * Gives the keys of the group to other gateways, and takes them. The portal carries them and could not read them, not
 * even if it were lying: keys are sealed only to a gateway that the operator's authority knows, and taken only from one.
 */
export class KeySharing {
  private constructor(
    private readonly node: string,
    private readonly certificate: NodeCertificate,
    private readonly own: RecipientKey,
  ) {}

  /** Takes this gateway's own key from the directory, or makes it. */
  static async open(
    directory: string,
    node: string,
    certificate: NodeCertificate,
  ): Promise<KeySharing> {
    const path = join(directory, 'enrolment.pkcs8');
    const bytes = await readKey(path);
    const own = await importRecipientKey(bytes);
    bytes.fill(0);
    return new KeySharing(node, certificate, own);
  }

  /** Who this gateway is, for those who share keys with it. */
  get enrolment(): NodeEnrolment {
    const { kid, publicKey } = this.own;
    const key = { kid, publicKey };
    const signature = this.certificate.sign(enrolmentBytes(this.node, key));
    return { key, certificate: this.certificate.text, signature };
  }

  /** Seals all keys that open secrets for another gateway. Throws where the authority does not know that. */
  async share(keys: KeyStore, other: NodeEnrolment): Promise<SharedKeys> {
    const to = this.check(other);
    const plain = await keys.pack();
    try {
      const sealed = await sealSecret(plain, other.key, contextFor(to));
      const signature = this.certificate.sign(sharedKeysBytes(sealed));
      return { from: this.enrolment, sealed, signature };
    } finally {
      plain.fill(0);
    }
  }

  /** Adds what another gateway gave. Throws where it is not from one, or not for this one. */
  async take(keys: KeyStore, shared: SharedKeys): Promise<void> {
    const { from, sealed, signature } = shared;
    this.check(from);
    const bytes = sharedKeysBytes(sealed);
    if (!this.certificate.isSignedBy(from.certificate, bytes, signature)) {
      throw new InputError('These keys were not given by that gateway');
    }
    const plain = await openSecret(sealed, this.own, contextFor(this.node));
    try {
      await keys.unpack(plain);
    } finally {
      plain.fill(0);
    }
  }

  private check({ key, certificate, signature }: NodeEnrolment): string {
    const node = this.certificate.nodeOf(certificate);
    const bytes = enrolmentBytes(node, key);
    if (!this.certificate.isSignedBy(certificate, bytes, signature)) {
      throw new InputError(`This is not the key of the gateway ${node}`);
    }
    return node;
  }
}

function contextFor(node: string): SealContext {
  return { purpose: 'gateway-keys', tenant: 'provider', id: node, version: 1 };
}

async function readKey(path: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    await refuseReadableByOthers(path);
    return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const made = await createRecipientKey();
    await storeSecretFile(path, made);
    return made;
  }
}
