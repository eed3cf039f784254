import { open, type FileHandle } from 'node:fs/promises';
import {
  importRecipientKey,
  openChunk,
  unwrapDataKey,
  verifyRecording,
  type ChunkPlace,
  type RecordingHeader,
  type RecordingSource,
  type RecordingVerification,
  type SealedRecordingKey,
  type SignPublicKey,
} from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { fileSource } from '../record/fileSource';
import { recordingPath } from '../record/recordingPath';
import { zstd } from '../record/zstd';

/** Which recording, whose it is, and what opens and proves it. */
export type RecordingOrder = {
  tenant: string;
  recording: string;
  key: SealedRecordingKey;
  signPublicKeys: SignPublicKey[];
};

/** A recording that was proved and can be read. */
export class OpenRecording {
  private constructor(
    private readonly opened: {
      file: FileHandle;
      publicKeys: SignPublicKey[];
      dataKey: CryptoKey;
    },
    /** What the last look at it said. */
    public verdict: RecordingVerification,
  ) {}

  /** Rejects where the file is missing, has no header, or is not for this key. */
  static async open(
    order: RecordingOrder,
    { keys, directory }: { keys: KeyStore; directory: string },
  ): Promise<OpenRecording> {
    const publicKeys = [...keys.signPublicKeys, ...order.signPublicKeys];
    const file = await open(recordingPath(directory, order));
    try {
      const verdict = await verifyRecording(fileSource(file), publicKeys);
      if (!verdict.header) throw new Error('No header');
      const raw = await unwrapFor(order, verdict.header, keys);
      const dataKey = await crypto.subtle
        .importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
        .finally(() => raw.fill(0));
      return new OpenRecording({ file, publicKeys, dataKey }, verdict);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get source(): RecordingSource {
    return fileSource(this.opened.file);
  }

  /** The keys by which it is proved. */
  get publicKeys(): SignPublicKey[] {
    return this.opened.publicKeys;
  }

  /** Looks at the file again: one that is still written has grown. */
  async lookAgain(): Promise<void> {
    this.verdict = await verifyRecording(this.source, this.publicKeys);
  }

  /** The text of one chunk. Rejects where it does not open. */
  read(place: ChunkPlace): Promise<Uint8Array> {
    const { source } = this;
    const { dataKey } = this.opened;
    const { decompress } = zstd;
    return openChunk({ source, place, dataKey, decompress });
  }

  close(): Promise<void> {
    return this.opened.file.close();
  }
}

/** The data key of a recording as bytes, which the caller zeroes. */
export async function unwrapFor(
  { key }: Pick<RecordingOrder, 'key'>,
  header: RecordingHeader,
  keys: KeyStore,
): Promise<Uint8Array> {
  const pkcs8 = await keys.unseal(key.sealed, key.context);
  const holder = await importRecipientKey(pkcs8).finally(() => pkcs8.fill(0));
  return unwrapDataKey(header, holder);
}
