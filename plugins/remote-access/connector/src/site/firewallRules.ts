import { parseIpAddress, type SiteRange } from '@wardroom/remote-access-common';

/**
 * What may pass in a site's namespace, as nftables reads it: answers come in, and only what the ranges allow goes out,
 * only into the tunnel. It holds before the tunnel is there and after it is gone.
 */
export function firewallRules(options: {
  device: string;
  ranges: readonly SiteRange[];
  nameServers: readonly string[];
}): string {
  const { device, ranges, nameServers } = options;
  const family = (network: string) =>
    parseIpAddress(network.split('/')[0])?.family === 6 ? 'ip6' : 'ip';
  const out = `oifname "${device}"`;
  return [
    'flush ruleset',
    'table inet wardroom {',
    '  chain incoming { type filter hook input priority 0; policy drop;',
    '    iifname "lo" accept',
    '    ct state established,related accept',
    '  }',
    '  chain forwarding { type filter hook forward priority 0; policy drop; }',
    '  chain outgoing { type filter hook output priority 0; policy drop;',
    '    oifname "lo" accept',
    '    ct state established,related accept',
    ...ranges.map(
      ({ network, ports }) =>
        `    ${out} ${family(network)} daddr ${network} tcp dport { ${ports} } ct state new accept`,
    ),
    ...nameServers.map(
      address =>
        `    ${out} ${family(address)} daddr ${address} meta l4proto { tcp, udp } th dport 53 accept`,
    ),
    '    reject',
    '  }',
    '}',
    '',
  ].join('\n');
}
