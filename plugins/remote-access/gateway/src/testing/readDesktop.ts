import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openChunk,
  openDataKey,
  readDesktopLines,
  sourceOfBytes,
  verifyRecording,
  type DesktopOrder,
  type DesktopRecordingLine,
} from '@wardroom/remote-access-common';
import { zstd } from '../record/zstd';
import type { FakePortal } from './FakePortal';

/** The verdict on a desktop's recording, what is in it, and its size on disk. */
export async function readDesktop(
  portal: FakePortal,
  { tenant, recording }: DesktopOrder,
) {
  const path = join(
    portal.directory,
    'recordings',
    tenant,
    `${recording}.wrec`,
  );
  const bytes = await readFile(path);
  const source = sourceOfBytes(bytes);
  const verdict = await verifyRecording(source, portal.identity.sign);
  if (!verdict.header) throw new Error('A recording has no header');
  const dataKey = await openDataKey(verdict.header, portal.holder);
  const lines: DesktopRecordingLine[] = [];
  for (const place of verdict.chunks) {
    const plain = await openChunk({
      ...{ source, place, dataKey, decompress: zstd.decompress },
    });
    lines.push(...readDesktopLines(Buffer.from(plain).toString()));
  }
  const moments = lines.flatMap(line =>
    line.kind === 'moment' ? [line.moment] : [],
  );
  const events = lines.flatMap(line =>
    line.kind === 'event' ? [line.event] : [],
  );
  const picture = moments
    .filter(([, code]) => code === 'g')
    .map(([, , text]) => text)
    .join('');
  return { verdict, moments, events, picture, size: bytes.length };
}
