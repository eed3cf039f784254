import { open, type FileHandle } from 'node:fs/promises';
import {
  verifyRecording,
  writeSeal,
  type RecordingEnd,
  type RecordingSeal,
  type RecordingVerification,
} from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { fileSource } from './fileSource';
import { recordingPath } from './recordingPath';

type Wanted = { recording: string; session: string; tenant: string };

/**
 * Says how a recording ends, and seals one that a crash left open: what is whole is proved by the chain and signed
 * anew, a half-written chunk behind it is dropped and counted. A damaged recording is left as it is.
 */
export async function recoverRecording(
  directory: string,
  wanted: Wanted,
  keys: KeyStore,
): Promise<RecordingEnd> {
  const { recording, session } = wanted;
  const nothing = { recording, session, durationMs: 0, chunks: 0, bytes: 0 };
  const file = await openExisting(recordingPath(directory, wanted));
  if (!file) return { ...nothing, state: 'missing', truncated: false };
  try {
    const verdict = await verifyRecording(
      fileSource(file),
      keys.signPublicKeys,
    );
    const bytes = (await file.stat()).size;
    if (verdict.state !== 'truncated') return endOf(nothing, verdict, bytes);
    // The crash came before the header was on disk: no session was open then.
    const signer = verdict.header?.signer;
    if (!signer) {
      return { ...nothing, bytes, state: 'missing', truncated: true };
    }
    const seal = await close(file, verdict, data => keys.sign(signer, data));
    const size = (await file.stat()).size;
    return endOf(nothing, { ...verdict, state: 'sealed', seal }, size);
  } finally {
    await file.close();
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function close(
  file: FileHandle,
  verdict: RecordingVerification,
  sign: (bytes: Uint8Array) => Uint8Array,
): Promise<RecordingSeal> {
  const { mtime, size } = await file.stat();
  const plainBytes = verdict.chunks.reduce(
    (sum, { plainLength }) => sum + plainLength,
    0,
  );
  const seal: RecordingSeal = {
    endedAt: mtime.toISOString(),
    reason: 'lost',
    chunks: verdict.chunks.length,
    plainBytes,
    durationMs: verdict.durationMs,
    head: verdict.head ?? '',
    signer: verdict.header?.signer ?? '',
    droppedBytes: size - verdict.wholeBytes,
  };
  const bytes = writeSeal(seal, sign);
  await file.truncate(verdict.wholeBytes);
  await file.write(bytes, 0, bytes.length, verdict.wholeBytes);
  await file.sync();
  return seal;
}

function endOf(
  nothing: Pick<RecordingEnd, 'recording' | 'session' | 'durationMs'>,
  verdict: RecordingVerification,
  bytes: number,
): RecordingEnd {
  const { seal, header, head } = verdict;
  return {
    ...nothing,
    state: seal ? 'sealed' : 'damaged',
    reason: seal?.reason,
    by: seal?.by,
    startedAt: header?.startedAt,
    endedAt: seal?.endedAt,
    durationMs: verdict.durationMs,
    chunks: verdict.chunks.length,
    bytes,
    head,
    truncated: (seal?.droppedBytes ?? 0) > 0,
  };
}
