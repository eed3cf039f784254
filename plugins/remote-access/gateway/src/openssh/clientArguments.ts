import type { HostKey, SshSettings } from '@wardroom/remote-access-common';
import { offeredAlgorithms } from '../dial/offeredAlgorithms';
import type { ClientPrograms } from './findClient';

const certificates = [
  'ssh-ed25519-cert-v01@openssh.com',
  'ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'ecdsa-sha2-nistp384-cert-v01@openssh.com',
  'ecdsa-sha2-nistp521-cert-v01@openssh.com',
  'rsa-sha2-512-cert-v01@openssh.com',
  'rsa-sha2-256-cert-v01@openssh.com',
];

export type ClientOrder = {
  programs: ClientPrograms;
  target: { host: string; port: number; username: string };
  settings: SshSettings;
  hostKeys: HostKey[];
  /** What the host is called in the file of known hosts. */
  alias: string;
  /** `terminal`: at one of its own. Else: to what it leads on, by its standard input and output. */
  purpose: 'terminal' | { address: string } | { subsystem: string };
  /** Ways to sign in, as OpenSSH names them, in their order. */
  ways: string[];
  /** Paths in the private directory. */
  paths: {
    road: string;
    agent: string;
    opened: string;
    knownHosts: string;
  };
};

/**
 * What OpenSSH's client is started with. Nothing comes from files of this machine: no configuration, keys or known hosts
 * but ours. Nothing is forwarded, and nobody is asked to trust a key.
 */
export function clientArguments(order: ClientOrder): string[] {
  const { programs, target, paths, alias } = order;
  const options = {
    ...algorithms(order),
    // The road that the gateway keeps is the only one: the client itself dials nothing and looks up no name.
    ProxyCommand: `${programs.netcat} -U ${paths.road}`,
    CanonicalizeHostname: 'no',
    HostKeyAlias: alias,
    CheckHostIP: 'no',
    StrictHostKeyChecking: 'yes',
    UserKnownHostsFile: paths.knownHosts,
    GlobalKnownHostsFile: '/dev/null',
    UpdateHostKeys: 'no',
    VerifyHostKeyDNS: 'no',
    PreferredAuthentications: order.ways.join(','),
    IdentityAgent: paths.agent,
    IdentityFile: 'none',
    AddKeysToAgent: 'no',
    NumberOfPasswordPrompts: '1',
    GSSAPIAuthentication: 'no',
    HostbasedAuthentication: 'no',
    ControlMaster: 'no',
    ControlPath: 'none',
    ClearAllForwardings: 'yes',
    ForwardAgent: 'no',
    ForwardX11: 'no',
    Tunnel: 'no',
    Compression: 'no',
    EscapeChar: 'none',
    RequestTTY: order.purpose === 'terminal' ? 'force' : 'no',
    // Runs when the sign-in is complete, and holds the terminal back until the gateway wants it.
    PermitLocalCommand: 'yes',
    LocalCommand: `${programs.netcat} -d -U ${paths.opened}`,
    // What servers say before the sign-in is not shown.
    LogLevel: 'ERROR',
    TCPKeepAlive: 'no',
  };
  return [
    ...['-F', 'none', '-E', '/dev/null'],
    ...Object.entries(options).flatMap(([name, value]) => [
      '-o',
      `${name}=${value}`,
    ]),
    ...['-l', target.username, '-p', String(target.port)],
    ...destination(order),
  ];
}

function destination({ purpose, target: { host } }: ClientOrder): string[] {
  if (purpose === 'terminal') return ['--', host];
  return 'address' in purpose
    ? ['-W', purpose.address, '--', host]
    : ['-s', '--', host, purpose.subsystem];
}

function algorithms({ hostKeys, settings }: ClientOrder) {
  const { kex, cipher, hmac, serverHostKey } = offeredAlgorithms(
    hostKeys,
    settings.algorithms,
  ) as Record<string, string[]>;
  const authority = hostKeys.some(key => key.authority);
  const old = serverHostKey.includes('ssh-rsa');
  return {
    KexAlgorithms: kex.join(','),
    Ciphers: cipher.join(','),
    MACs: hmac.join(','),
    HostKeyAlgorithms: (authority ? certificates : serverHostKey).join(','),
    // Devices that sign with SHA-1 take no better signature from users either.
    ...(old && { PubkeyAcceptedAlgorithms: '+ssh-rsa' }),
  };
}
