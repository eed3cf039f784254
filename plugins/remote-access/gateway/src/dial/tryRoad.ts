import {
  doorSentences,
  type RoadTrial,
  type SiteTrial,
} from '@wardroom/remote-access-common';
import { DialFailure } from './DialFailure';
import { dialLimit } from './dialLimit';
import { DoorFailure } from './openSiteDoor';
import type { TargetPaths } from './TargetPaths';

const timeLimitMs = 15_000;
/** What certificates of jump hosts name instead of a session. */
const session = 'ses_trial';

/** Dials a place as a session would, hangs up at once, and says in plain words what came of it. */
export async function tryRoad(
  paths: TargetPaths,
  { host, port, ...journey }: RoadTrial,
): Promise<SiteTrial> {
  const { signal, release } = dialLimit(
    new AbortController().signal,
    timeLimitMs,
  );
  const since = performance.now();
  const spent = () => Math.round((performance.now() - since) * 10) / 10;
  try {
    const place = { host, port };
    const stream = await paths.open({ ...journey, session }, place, signal);
    const ms = spent();
    stream.on('error', () => {});
    stream.destroy();
    const sentence = `${host}, port ${port} answered in ${ms} ms.`;
    return { reached: true, ms, sentence };
  } catch (error) {
    return { reached: false, ms: spent(), sentence: sentenceOf(error) };
  } finally {
    release();
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof DoorFailure) return doorSentences[error.refusal];
  if (error instanceof DialFailure) return error.message;
  return 'The host could not be dialed.';
}
