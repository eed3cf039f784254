import { base64url } from '../crypto/base64url';
import type { ChunkPlace } from './ChunkPlace';
import { frameLayout } from './frameLayout';
import { RecordingEvidence, type RecordingFault } from './RecordingEvidence';
import type { RecordingHeader } from './RecordingHeader';
import type { RecordingSeal } from './RecordingSeal';
import type { RecordingSource } from './RecordingSource';
import { scanFrames, type ScanEnd } from './scanFrames';
import type { SignPublicKey } from '../crypto/SignPublicKey';

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
  fault?: RecordingFault;
};

async function judge(
  evidence: RecordingEvidence,
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

function stateOf(evidence: RecordingEvidence): RecordingVerification['state'] {
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
  const evidence = new RecordingEvidence();
  const frames = scanFrames(source);
  for (;;) {
    const step = await frames.next();
    if (step.done) return judge(evidence, step.value);
    await evidence.take(step.value, publicKeys);
    if (evidence.fault) {
      return judge(evidence, {
        wholeBytes: step.value.offset - frameLayout.head,
        stopped: 'end',
      });
    }
  }
}
