import { BlockList, isIPv6 } from 'node:net';

/** Single addresses at which clouds answer their own machines, apart from link-local ones. */
export const metadataAddresses = [
  ...['192.0.0.192', '100.100.100.200', '168.63.129.16'],
  ...['fd00:ec2::254', 'fd20:ce::254'],
];

/** Addresses that no store has: what clouds answer their own machines with, and what is not a single machine. */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('224.0.0.0', 3, 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addSubnet('64:ff9b::', 96, 'ipv6');
never.addSubnet('2002::', 16, 'ipv6');
for (const address of metadataAddresses) {
  never.addAddress(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const has = (list: BlockList, address: string) =>
  list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * Whether a store must not be looked for at this IP address. A name may lead to any address, and to another one each
 * time: it is asked of the very address that is connected to.
 *
 * @param local - the store is said to be on this machine
 */
export function forbiddenAddress(address: string, local: boolean): boolean {
  return has(never, address) || has(loopback, address) !== local;
}
