import { base64url } from '../encoding/base64url';
import { webCrypto } from '../encoding/webCrypto';
import {
  descriptorLength,
  frameType,
  nonceLength,
  readDescriptor,
  signatureLength,
  tagLength,
  type ChunkDescriptor,
} from './frames';
import {
  chainNext,
  chainSigned,
  chainStart,
  signedData,
} from './recordingChain';
import { RecordingHeader } from './RecordingHeader';
import { RecordingSeal } from './RecordingSeal';
import type { RecordingSource } from './RecordingSource';
import { scanFrames, type Frame, type ScanEnd } from './scanFrames';
import type { SignPublicKey } from './SignPublicKey';

/** A chunk that was found in the file: where it lies and what its encryption is bound to. */
export type ChunkPlace = ChunkDescriptor & {
  /** Offset of the chunk's payload in the file. */
  offset: number;
  length: number;
  /** The chain's value before it. */
  previous: Uint8Array;
};

type SignedChunk = ChunkPlace & { value: Uint8Array; signature: Uint8Array };

/** What can be said about a recording without any secret key. */
export type RecordingVerification = {
  /**
   * - `sealed`: complete and unchanged to its seal
   * - `truncated`: unchanged as far as it goes, but without its seal: cut short, or still being written
   * - `damaged`: something in it was changed; `fault` says where
   */
  state: 'sealed' | 'truncated' | 'damaged';
  header?: RecordingHeader;
  seal?: RecordingSeal;
  /** The chunks that are proved to be unchanged. */
  chunks: ChunkPlace[];
  /** The chain's value after them, as base64url. */
  head?: string;
  durationMs: number;
  /** Length of what is whole, in bytes; what follows was cut. */
  wholeBytes: number;
  fault?: { offset: number; chunk?: number; what: string };
};

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
  const cut = Math.max(0, payload.length - signatureLength);
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
class Evidence {
  header?: RecordingHeader;
  seal?: RecordingSeal;
  sealIsGood = false;
  readonly chunks: SignedChunk[] = [];
  chain: Uint8Array = new Uint8Array();
  fault?: RecordingVerification['fault'];
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
    const value = await chainStart(content);
    if (!(await this.check(signedData('header', value), signature))) {
      return this.blame(frame, 'The header was changed');
    }
    this.header = parsed.data;
    this.chain = await chainSigned(value, signature);
    return undefined;
  }

  private async takeChunk(frame: Frame) {
    const { content, signature } = splitSigned(frame.payload);
    if (content.length < descriptorLength + nonceLength + tagLength) {
      return this.blame(frame, 'A chunk that is too short');
    }
    const described = readDescriptor(content);
    if (described.index !== this.chunks.length) {
      return this.blame(frame, `Chunk ${described.index} is out of its order`);
    }
    const value = await chainNext(this.chain, content);
    this.chunks.push({
      ...described,
      offset: frame.offset,
      length: frame.payload.length,
      previous: this.chain,
      value,
      signature,
    });
    this.chain = await chainSigned(value, signature);
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
      (await this.check(signedData('seal', this.chain, content), signature));
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
    return this.check(signedData('chunk', value), signature);
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

async function judge(
  evidence: Evidence,
  end: ScanEnd,
): Promise<RecordingVerification> {
  const good = evidence.sealIsGood
    ? evidence.chunks.length
    : await evidence.countGood();
  if (good < evidence.chunks.length) {
    const chunk = evidence.chunks[good];
    evidence.fault = {
      offset: chunk.offset,
      chunk: good,
      what: `Chunk ${good} was changed`,
    };
  } else if (evidence.seal && !evidence.sealIsGood) {
    evidence.blame({ offset: end.wholeBytes }, 'The seal was changed');
  } else if (
    end.stopped === 'unreadable' ||
    (evidence.seal && end.stopped === 'torn')
  ) {
    evidence.blame({ offset: end.wholeBytes }, 'What follows is not readable');
  }
  const chunks = evidence.chunks
    .slice(0, good)
    .map(({ value, signature, ...place }) => place);
  const next = evidence.chunks[good]?.previous ?? evidence.chain;
  return {
    state: stateOf(evidence),
    header: evidence.header,
    seal: evidence.sealIsGood ? evidence.seal : undefined,
    chunks,
    head: evidence.header && base64url.encode(next),
    durationMs: chunks.at(-1)?.endMs ?? 0,
    wholeBytes: end.wholeBytes,
    fault: evidence.fault,
  };
}

function stateOf(evidence: Evidence): RecordingVerification['state'] {
  if (evidence.fault) return 'damaged';
  return evidence.sealIsGood ? 'sealed' : 'truncated';
}

/**
 * Checks a recording's chain and signatures without any secret: every byte of the file counts, and the first changed
 * chunk is named. What was cut off from the end shows as `truncated`; compare `head` with a checkpoint from the audit
 * log to see how much is missing.
 *
 * @param publicKeys - the published signing keys of all gateways
 */
export async function verifyRecording(
  source: RecordingSource,
  publicKeys: SignPublicKey[],
): Promise<RecordingVerification> {
  const evidence = new Evidence();
  const frames = scanFrames(source);
  for (;;) {
    const step = await frames.next();
    if (step.done) return judge(evidence, step.value);
    await evidence.take(step.value, publicKeys);
    if (evidence.fault) {
      return judge(evidence, {
        wholeBytes: step.value.offset - 5,
        stopped: 'end',
      });
    }
  }
}
