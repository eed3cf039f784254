import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { certificatesOf } from './certificatesOf';

/** Where each customer's host stands: the same address for all of them. */
export const labHost = '10.0.0.10';
const lan = '10.0.0.0/24';

/** One customer's network with what runs in it. */
export type LabCustomer = {
  name: string;
  namespace: string;
  /** Where its VPN servers listen. */
  wanAddress: string;
  /** Fingerprint of the host key at port 22 of `labHost`. */
  hostKey: string;
  /** Files of the SSH server's user. */
  username: string;
  privateKey: Buffer;
  /** The program of its OpenVPN server, to be frozen or killed. */
  openVpn?: ChildProcess;
};

/**
 * An internet of its own with customers behind it who all have the network 10.0.0.0/24: namespaces, bridges, real VPN
 * servers and real SSH servers. It touches neither address nor route of this machine, and `stop` leaves nothing.
 */
export class VpnLab {
  readonly directory = mkdtempSync(join(tmpdir(), 'wardroom-vpn-'));
  readonly #id = randomBytes(2).toString('hex');
  readonly #namespaces: string[] = [];
  readonly #children: ChildProcess[] = [];
  #customers = 0;

  /** Where the platform stands: the connector is to run in it. */
  readonly wan = this.#namespace('wan');
  readonly wanAddress = '198.51.100.1';

  constructor() {
    this.#run(this.wan, 'ip link add br0 type bridge');
    this.#run(this.wan, `ip address add ${this.wanAddress}/24 dev br0`);
    this.#run(this.wan, 'ip link set br0 up');
  }

  /** A customer's network, with an SSH server that has a host key of its own. */
  async customer(name: string): Promise<LabCustomer> {
    const namespace = this.#namespace(name);
    const number = 10 + (this.#customers += 1);
    const wanAddress = `198.51.100.${number}`;
    const peer = `wr${this.#id}${number}`;
    this.#run(
      namespace,
      `ip link add wan0 type veth peer name ${peer} netns ${this.wan}`,
    );
    this.#run(this.wan, `ip link set ${peer} master br0 up`);
    this.#run(namespace, `ip address add ${wanAddress}/24 dev wan0`);
    this.#run(namespace, 'ip link set wan0 up');
    this.#run(namespace, 'ip link add lan0 type bridge');
    this.#run(namespace, `ip address add ${labHost}/24 dev lan0`);
    this.#run(namespace, 'ip link set lan0 up');
    const ssh = await this.#sshServer(namespace, name);
    return { name, namespace, wanAddress, ...ssh };
  }

  /** Starts the customer's OpenVPN server and gives the file for its client. */
  async openVpn(customer: LabCustomer, pushed: string[] = []): Promise<string> {
    const { name, namespace, wanAddress } = customer;
    const pki = certificatesOf(this.#folder(`${name}-pki`));
    const { server, ca, tlsCrypt } = pki;
    customer.openVpn = this.start(namespace, [
      ...['openvpn', '--mode', 'server', '--tls-server', '--proto', 'udp'],
      ...['--local', wanAddress, '--port', '1194', '--dev', 'tun0'],
      ...['--topology', 'subnet', '--server', '10.8.0.0', '255.255.255.0'],
      ...['--keepalive', '2', '60', '--dh', 'none', '--disable-dco'],
      ...['--ca', ca.path, '--cert', server.cert.path, '--key'],
      ...[server.key.path, '--tls-crypt', tlsCrypt.path],
      ...['--data-ciphers', 'AES-256-GCM', '--verb', '3'],
      ...pushed.flatMap(option => ['--push', option]),
    ]);
    await printed(customer.openVpn, /Initialization Sequence Completed/);
    const block = (tag: string, text: string) => `<${tag}>\n${text}</${tag}>`;
    return [
      ...['client', 'dev tun', 'proto udp', 'nobind', 'persist-key'],
      `remote ${wanAddress} 1194`,
      'data-ciphers AES-256-GCM',
      'remote-cert-tls server',
      block('ca', ca.text),
      block('cert', pki.client.cert.text),
      block('key', pki.client.key.text),
      block('tls-crypt', tlsCrypt.text),
      '',
    ].join('\n');
  }

  /** Starts the customer's WireGuard server and gives the file for its client. */
  async wireGuard(customer: LabCustomer): Promise<string> {
    const { namespace, wanAddress } = customer;
    const [own, theirs] = [keyPair(), keyPair()];
    const device = `wg${this.#id}${wanAddress.split('.')[3]}`;
    try {
      this.#run(namespace, `ip link add ${device} type wireguard`);
    } catch {
      const program = this.start(namespace, ['wireguard-go', '-f', device], {
        LOG_LEVEL: 'verbose',
      });
      await printed(program, /UAPI listener started/);
    }
    const file = join(this.directory, device);
    const lines = [
      ...['[Interface]', `PrivateKey = ${own.secret}`, 'ListenPort = 51820'],
      ...['[Peer]', `PublicKey = ${theirs.open}`, 'AllowedIPs = 10.8.0.2/32'],
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    this.#run(namespace, `wg setconf ${device} ${file}`);
    this.#run(namespace, `ip address add 10.8.0.1/24 dev ${device}`);
    this.#run(namespace, `ip link set ${device} mtu 1420 up`);
    return [
      ...['[Interface]', `PrivateKey = ${theirs.secret}`],
      ...['Address = 10.8.0.2/32', '', '[Peer]', `PublicKey = ${own.open}`],
      ...[`Endpoint = ${wanAddress}:51820`, `AllowedIPs = 10.8.0.0/24, ${lan}`],
      '',
    ].join('\n');
  }

  /** Takes a customer off the internet, or puts it back. */
  setReachable({ namespace }: LabCustomer, reachable: boolean): void {
    this.#run(namespace, `ip link set wan0 ${reachable ? 'up' : 'down'}`);
  }

  /** A program of Node in a namespace; resolves when it printed `ready`. */
  async node(namespace: string, source: string): Promise<ChildProcess> {
    const child = this.start(namespace, [process.execPath, '-e', source]);
    await printed(child, /ready/);
    return child;
  }

  /** Starts a program in a namespace; it ends with the lab. */
  start(
    namespace: string,
    command: string[],
    environment: Record<string, string> = {},
  ): ChildProcess {
    const [program, ...args] = entering(namespace, command);
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
      detached: true,
    });
    this.#children.push(child);
    return child;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#children.map(child => endGroup(child)));
    for (const namespace of this.#namespaces) {
      execFileSync('ip', ['netns', 'delete', namespace]);
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #sshServer(namespace: string, name: string) {
    const folder = this.#folder(`${name}-ssh`);
    const at = (file: string) => join(folder, file);
    for (const key of ['host', 'user']) {
      execFileSync('ssh-keygen', [
        ...['-q', '-t', 'ed25519', '-N', '', '-f', at(key)],
      ]);
    }
    const lines = [
      ...[`ListenAddress ${labHost}`, 'Port 22', 'PidFile none'],
      ...[`HostKey ${at('host')}`, `AuthorizedKeysFile ${at('user.pub')}`],
      ...['PasswordAuthentication no', 'UsePAM no', 'StrictModes no'],
      ...['PrintMotd no', 'PrintLastLog no', 'SetEnv HISTFILE=/dev/null'],
    ];
    writeFileSync(at('config'), `${lines.join('\n')}\n`);
    mkdirSync('/run/sshd', { recursive: true });
    const command = ['/usr/sbin/sshd', '-D', '-e', '-f', at('config')];
    await printed(this.start(namespace, command), /Server listening/);
    const told = execFileSync('ssh-keygen', ['-lf', at('host.pub')]);
    return {
      hostKey: told.toString().split(' ')[1],
      username: 'root',
      privateKey: readFileSync(at('user')),
    };
  }

  #namespace(name: string): string {
    const namespace = `wr-t${this.#id}-${name}`;
    execFileSync('ip', ['netns', 'add', namespace]);
    this.#namespaces.push(namespace);
    this.#run(namespace, 'ip link set lo up');
    return namespace;
  }

  #folder(name: string): string {
    const folder = join(this.directory, name);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }

  #run(namespace: string, command: string): void {
    const [program, ...args] = entering(namespace, command.split(' '));
    execFileSync(program, args, { stdio: 'pipe' });
  }
}

function entering(namespace: string, command: string[]): string[] {
  return ['nsenter', `--net=/run/netns/${namespace}`, ...command];
}

function keyPair(): { secret: string; open: string } {
  const secret = execFileSync('wg', ['genkey']).toString().trim();
  const open = execFileSync('wg', ['pubkey'], { input: secret });
  return { secret, open: open.toString().trim() };
}

/** Resolves when a program printed such a line; rejects with all it printed when it ended without. */
export function printed(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    for (const output of [child.stdout, child.stderr]) {
      if (!output) continue;
      createInterface({ input: output }).on('line', line => {
        lines.push(line);
        if (wanted.test(line)) resolve();
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(lines.join('\n'))));
  });
}

/** Ends a program and all that it started. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  const ended = child.exitCode !== null || child.signalCode !== null;
  const gone =
    ended ||
    new Promise(resolve => {
      child.once('exit', resolve);
    });
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
  await gone;
}
