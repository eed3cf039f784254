import { statfs } from 'node:fs/promises';
import type { GatewayLimits } from '@wardroom/remote-access-common';

/** Whether one more recording may begin where they are kept: those that are being written need room to go on. */
export async function hasRoom(
  directory: string,
  { share, freeBytes }: GatewayLimits['storage'],
): Promise<boolean> {
  const { blocks, bavail, bsize } = await statfs(directory);
  const used = 1 - bavail / blocks;
  return used < share || bavail * bsize >= freeBytes;
}
