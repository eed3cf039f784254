import { base64url } from '../crypto/base64url';
import type { ChunkPlace } from './ChunkPlace';
import { frameLayout, frameType, readDescriptor } from './frameLayout';
import { recordingChain } from './recordingChain';
import { RecordingHeader } from './RecordingHeader';
import { RecordingSeal } from './RecordingSeal';
import type { Frame } from './scanFrames';
import type { SignPublicKey } from '../crypto/SignPublicKey';
import { webCrypto } from '../crypto/webCrypto';

type SignedChunk = ChunkPlace & { value: Uint8Array; signature: Uint8Array };

/** Where a recording was changed, and how that shows. */
export type RecordingFault = { offset: number; chunk?: number; what: string };

type Checker = (data: Uint8Array, signature: Uint8Array) => Promise<boolean>;

async function checkerOf(key: SignPublicKey): Promise<Checker> {
  const imported = await webCrypto().importKey(
    'raw',
    base64url.decode(key.publicKey),
    'Ed25519',
    false,
    ['verify'],
  );
  return (data, signature) =>
    webCrypto().verify('Ed25519', imported, signature, data);
}

function splitSigned(payload: Uint8Array) {
  const cut = Math.max(0, payload.length - frameLayout.signature);
  return { content: payload.slice(0, cut), signature: payload.slice(cut) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Everything that the scan gathers before a judgement is made. */
export class RecordingEvidence {
  header?: RecordingHeader;
  seal?: RecordingSeal;
  sealIsGood = false;
  readonly chunks: SignedChunk[] = [];
  chain: Uint8Array = new Uint8Array();
  fault?: RecordingFault;
  check: Checker = async () => false;

  async take(frame: Frame, publicKeys: SignPublicKey[]): Promise<void> {
    if (!this.header) return this.takeHeader(frame, publicKeys);
    if (this.seal) return this.blame(frame, 'Something follows the seal');
    if (frame.type === frameType.chunk) return this.takeChunk(frame);
    if (frame.type === frameType.seal) return this.takeSeal(frame);
    return this.blame(frame, 'A second header');
  }

  private async takeHeader(frame: Frame, publicKeys: SignPublicKey[]) {
    const { content, signature } = splitSigned(frame.payload);
    const parsed = RecordingHeader.safeParse(parseJson(content));
    if (frame.type !== frameType.header || !parsed.success) {
      return this.blame(frame, 'The header cannot be read');
    }
    const key = publicKeys.find(({ kid }) => kid === parsed.data.signer);
    if (!key) return this.blame(frame, 'Signed by a gateway that is not known');
    this.check = await checkerOf(key);
    const value = await recordingChain.start(content);
    if (
      !(await this.check(recordingChain.toSign('header', value), signature))
    ) {
      return this.blame(frame, 'The header was changed');
    }
    this.header = parsed.data;
    this.chain = await recordingChain.signed(value, signature);
    return undefined;
  }

  private async takeChunk(frame: Frame) {
    const { content, signature } = splitSigned(frame.payload);
    if (
      content.length <
      frameLayout.descriptor + frameLayout.nonce + frameLayout.tag
    ) {
      return this.blame(frame, 'A chunk that is too short');
    }
    const described = readDescriptor(content);
    if (described.index !== this.chunks.length) {
      return this.blame(frame, `Chunk ${described.index} is out of its order`);
    }
    const value = await recordingChain.next(this.chain, content);
    this.chunks.push({
      ...described,
      offset: frame.offset,
      length: frame.payload.length,
      previous: this.chain,
      value,
      signature,
    });
    this.chain = await recordingChain.signed(value, signature);
    return undefined;
  }

  private async takeSeal(frame: Frame) {
    const { content, signature } = splitSigned(frame.payload);
    const parsed = RecordingSeal.safeParse(parseJson(content));
    if (!parsed.success) return this.blame(frame, 'The seal cannot be read');
    this.seal = parsed.data;
    this.sealIsGood =
      parsed.data.head === base64url.encode(this.chain) &&
      parsed.data.chunks === this.chunks.length &&
      (await this.check(
        recordingChain.toSign('seal', this.chain, content),
        signature,
      ));
    return undefined;
  }

  blame(frame: { offset: number }, what: string): void {
    this.fault ??= {
      offset: frame.offset,
      chunk: this.header ? this.chunks.length : undefined,
      what,
    };
  }

  private isGood({ value, signature }: SignedChunk): Promise<boolean> {
    return this.check(recordingChain.toSign('chunk', value), signature);
  }

  /** Number of chunks up to the first changed one. A change spoils all later values of the chain, so halving finds it. */
  async countGood(): Promise<number> {
    const last = this.chunks.at(-1);
    if (!last || (await this.isGood(last))) return this.chunks.length;
    let good = 0;
    let bad = this.chunks.length - 1;
    while (good < bad) {
      const middle = Math.floor((good + bad) / 2);
      if (await this.isGood(this.chunks[middle])) good = middle + 1;
      else bad = middle;
    }
    return good;
  }
}
