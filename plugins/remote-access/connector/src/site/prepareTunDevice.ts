import { chmod, stat } from 'node:fs/promises';

const device = '/dev/net/tun';

/**
 * Lets programs without rights open the device of tunnels, as every Linux with a device manager does: it gives them
 * nothing but the tunnels that were made for them. Containers often have it for root alone.
 */
export async function prepareTunDevice(): Promise<void> {
  const found = await stat(device).catch(() => undefined);
  if (!found) {
    throw new Error(`There is no ${device}: tunnels cannot be made here`);
  }
  if ((found.mode & 0o006) !== 0o006) await chmod(device, 0o666);
}
