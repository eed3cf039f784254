import type { RecordingEnd } from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { recoverRecording } from './recoverRecording';

/**
 * Says how each of these recordings ends, one after the other, and seals those that a crash left open. One that the disk
 * does not give, or whose seal it does not take, is `unsealed`: the others do not wait for it.
 */
export async function recoverRecordings(
  directory: string,
  recordings: { recording: string; session: string; tenant: string }[],
  keys: KeyStore,
): Promise<{ recordings: RecordingEnd[] }> {
  const ends: RecordingEnd[] = [];
  for (const wanted of recordings) {
    const end = await recoverRecording(directory, wanted, keys).catch(() =>
      unsealed(wanted),
    );
    ends.push(end);
  }
  return { recordings: ends };
}

function unsealed({
  recording,
  session,
}: {
  recording: string;
  session: string;
}): RecordingEnd {
  const nothing = { durationMs: 0, chunks: 0, bytes: 0, truncated: false };
  return { recording, session, state: 'unsealed', ...nothing };
}
