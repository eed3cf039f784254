import { lookup } from 'node:dns/promises';
import {
  isRemoteAddress,
  type VpnRemote,
} from '@wardroom/remote-access-common';

/**
 * The address of a tunnel's other end, which stands in the internet and not in the customer's network: the one name that
 * is looked up on this machine. It never leads back to this machine, whatever the name's owner says.
 */
export async function resolveRemote({ host }: VpnRemote): Promise<string> {
  const found = await lookup(host, { all: true }).catch(() => []);
  const good = found.find(({ address }) => isRemoteAddress(address));
  if (good) return good.address;
  throw new Error(
    found.length
      ? `The name of the VPN server, ${host}, stands for an address that cannot be one`
      : `The name of the VPN server, ${host}, cannot be resolved`,
  );
}
