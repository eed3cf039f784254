import { join } from 'node:path';
import { id, tenantId } from '@wardroom/platform-common';

const recordingId = id('rec');

/** Where the file of a recording lies. Throws for names that could lead elsewhere. */
export function recordingPath(
  directory: string,
  recording: { tenant: string; recording: string },
): string {
  return join(
    directory,
    tenantId.parse(recording.tenant),
    `${recordingId.parse(recording.recording)}.wrec`,
  );
}
