import type { RecordingEnd } from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { recoverRecording } from './recoverRecording';

/** Says how each of these recordings ends, one after the other, and seals those that a crash left open. */
export async function recoverRecordings(
  directory: string,
  recordings: { recording: string; session: string; tenant: string }[],
  keys: KeyStore,
): Promise<{ recordings: RecordingEnd[] }> {
  const ends: RecordingEnd[] = [];
  for (const wanted of recordings) {
    ends.push(await recoverRecording(directory, wanted, keys));
  }
  return { recordings: ends };
}
