import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openChunk,
  openDataKey,
  sourceOfBytes,
  verifyRecording,
  type SessionOrder,
} from '@wardroom/remote-access-common';
import { recordingPath } from '../record/recordingPath';
import { zstd } from '../record/zstd';
import type { FakePortal } from './FakePortal';

/** The whole text of a session's recording. */
export async function readLines(
  portal: FakePortal,
  order: Pick<SessionOrder, 'tenant' | 'recording'>,
): Promise<string> {
  const directory = join(portal.directory, 'recordings');
  const source = sourceOfBytes(await readFile(recordingPath(directory, order)));
  const verdict = await verifyRecording(source, portal.identity.sign);
  if (!verdict.header) throw new Error('A recording has no header');
  const dataKey = await openDataKey(verdict.header, portal.holder);
  const { decompress } = zstd;
  const parts = await Promise.all(
    verdict.chunks.map(place =>
      openChunk({ source, place, dataKey, decompress }),
    ),
  );
  return Buffer.concat(parts).toString();
}
