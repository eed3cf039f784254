import { base64url } from '../crypto/base64url';
import type { SealPublicKey } from '../crypto/Sealed';
import { sealSecret } from '../crypto/sealSecret';
import {
  frameLayout,
  frameType,
  joinBytes,
  writeDescriptor,
  writeFrame,
} from './frameLayout';
import { recordingChain, type Sha256 } from './recordingChain';
import type { RecordingHeader, WrappedKey } from './RecordingHeader';
import type { RecordingSeal } from './RecordingSeal';

const encoder = new TextEncoder();

/** To whom the data key of a recording is wrapped. */
export type RecordingRecipient = SealPublicKey & {
  holder: WrappedKey['holder'];
};

/** What the format needs from its surroundings. */
export type RecordingTools = {
  /** Ed25519 signature of the gateway, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
  /** Compresses with zstd. */
  compress(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  sha256: Sha256;
  /** AES-256-GCM with this key, which may be wiped afterwards; the tag stands behind the text. */
  cipher(key: Uint8Array): RecordingCipher;
};

/** Chunks are small once they are compressed: tools that work at once cost less than waiting for others. */
export type RecordingCipher = (
  plain: Uint8Array,
  nonce: Uint8Array,
  additionalData: Uint8Array,
) => Uint8Array;

type Beginning = Pick<
  RecordingHeader,
  'recording' | 'session' | 'tenant' | 'kind' | 'startedAt' | 'signer' | 'plan'
> & { recipients: RecordingRecipient[] };

/** Makes the frames of one recording, in order. It writes nothing: the caller stores what it returns, in that order. */
export class RecordingEncoder {
  #chunks = 0;
  #plainBytes = 0;
  #endMs = 0;

  private constructor(
    private readonly tools: RecordingTools,
    private readonly keys: { signer: string; encrypt: RecordingCipher },
    private chain: Uint8Array,
  ) {}

  /** Starts a recording with a new data key, and gives the file's first bytes. */
  static async begin(
    tools: RecordingTools,
    beginning: Beginning,
  ): Promise<{ encoder: RecordingEncoder; bytes: Uint8Array }> {
    const { recipients, ...known } = beginning;
    const raw = globalThis.crypto.getRandomValues(new Uint8Array(32));
    const context = {
      purpose: 'recording-data-key' as const,
      tenant: known.tenant,
      id: known.recording,
      version: 1,
    };
    const keys = await Promise.all(
      recipients.map(async ({ holder, kid, publicKey }) => ({
        holder,
        kid,
        sealed: await sealSecret(raw, { kid, publicKey }, context),
      })),
    );
    const encrypt = tools.cipher(raw);
    raw.fill(0);
    const header: RecordingHeader = {
      format: 'wardroom-recording',
      version: 1,
      compression: 'zstd',
      ...known,
      keys,
    };
    const json = encoder.encode(JSON.stringify(header));
    const start = await recordingChain.start(json);
    const signature = tools.sign(recordingChain.toSign('header', start));
    const chain = await recordingChain.signed(start, signature);
    return {
      encoder: new RecordingEncoder(
        tools,
        { signer: known.signer, encrypt },
        chain,
      ),
      bytes: joinBytes(
        frameLayout.magic,
        writeFrame(frameType.header, json, signature),
      ),
    };
  }

  /** The chain's value now, as base64url. */
  get head(): string {
    return base64url.encode(this.chain);
  }

  get chunks(): number {
    return this.#chunks;
  }

  get plainBytes(): number {
    return this.#plainBytes;
  }

  /** Encrypts the next chunk of text. Times are milliseconds since the recording began. One call at a time. */
  async chunk(
    plain: Uint8Array,
    time: { startMs: number; endMs: number },
  ): Promise<Uint8Array> {
    const descriptor = writeDescriptor({
      index: this.#chunks,
      startMs: time.startMs,
      endMs: time.endMs,
      plainLength: plain.length,
    });
    const nonce = globalThis.crypto.getRandomValues(
      new Uint8Array(frameLayout.nonce),
    );
    const ciphertext = this.keys.encrypt(
      await this.tools.compress(plain),
      nonce,
      recordingChain.additionalData(this.chain, descriptor),
    );
    const stored = joinBytes(descriptor, nonce, ciphertext);
    const { sign, sha256 } = this.tools;
    const value = await recordingChain.next(this.chain, stored, sha256);
    const signature = sign(recordingChain.toSign('chunk', value));
    this.chain = await recordingChain.signed(value, signature, sha256);
    this.#chunks += 1;
    this.#plainBytes += plain.length;
    this.#endMs = time.endMs;
    return writeFrame(frameType.chunk, stored, signature);
  }

  /** The last frame. */
  seal(end: Pick<RecordingSeal, 'endedAt' | 'reason' | 'by'>): {
    seal: RecordingSeal;
    bytes: Uint8Array;
  } {
    const seal: RecordingSeal = {
      ...end,
      chunks: this.#chunks,
      plainBytes: this.#plainBytes,
      durationMs: this.#endMs,
      head: this.head,
      signer: this.keys.signer,
      droppedBytes: 0,
    };
    return { seal, bytes: writeSeal(seal, this.tools.sign) };
  }
}

/** The frame of a seal, signed. Also closes recordings that a crash left open. */
export function writeSeal(
  seal: RecordingSeal,
  sign: RecordingTools['sign'],
): Uint8Array {
  const json = encoder.encode(JSON.stringify(seal));
  const signature = sign(
    recordingChain.toSign('seal', base64url.decode(seal.head), json),
  );
  return writeFrame(frameType.seal, json, signature);
}
