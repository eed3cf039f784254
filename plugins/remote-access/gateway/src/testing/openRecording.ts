import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openChunk,
  openDataKey,
  sourceOfBytes,
  verifyRecording,
  type SessionOrder,
} from '@wardroom/remote-access-common';
import { zstd } from '../record/zstd';
import type { FakePortal } from './FakePortal';

/** The verdict on a session's recording, its lines as text, and its size on disk. */
export async function openRecording(
  portal: FakePortal,
  { tenant, recording }: SessionOrder,
) {
  const folder = join(portal.directory, 'recordings', tenant);
  const bytes = await readFile(join(folder, `${recording}.wrec`));
  const source = sourceOfBytes(bytes);
  const verdict = await verifyRecording(source, portal.identity.sign);
  if (!verdict.header) throw new Error('A recording has no header');
  const dataKey = await openDataKey(verdict.header, portal.holder);
  const texts: string[] = [];
  for (const place of verdict.chunks) {
    const plain = await openChunk({
      ...{ source, place, dataKey, decompress: zstd.decompress },
    });
    texts.push(Buffer.from(plain).toString());
  }
  return { verdict, text: texts.join(''), size: bytes.length };
}
