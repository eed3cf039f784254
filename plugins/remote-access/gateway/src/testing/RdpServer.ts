import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '@wardroom/platform-test-utils';
import type { HostKey } from '@wardroom/remote-access-common';
import { answers } from './answers';
import { programsOf } from './programsOf';

const programs = [
  'xrdp',
  'xrdp-sesman',
  'openbox',
  'xterm',
  'openssl',
  'unshare',
];
const account = 'wr-rdp';
const mostDisplays = 10;

/**
 * xrdp with real logins and a desktop for each, on a loopback port. It runs in namespaces of its own, where it has an
 * account that the machine does not know; they end with all that runs in them.
 */
export class RdpServer {
  readonly username = account;
  private child: ChildProcess | undefined;
  private firstDisplay = 0;

  private constructor(
    readonly port: number,
    private readonly directory: string,
  ) {}

  /** Whether this machine has all it needs. */
  static get canStart(): boolean {
    return (
      process.getuid?.() === 0 &&
      programsOf(programs) !== undefined &&
      existsSync('/usr/lib/xorg/modules/drivers/xrdpdev_drv.so')
    );
  }

  static async start(password: string): Promise<RdpServer> {
    const directory = await mkdtemp(join(tmpdir(), 'wardroom-rdp-'));
    await chmod(directory, 0o755);
    const server = new RdpServer(await freePort(), directory);
    await server.configure(password);
    await server.run();
    return server;
  }

  /** What the server shows as its certificate. */
  hostKey(): HostKey {
    const pem = readFileSync(join(this.directory, 'cert.pem'));
    const { raw } = new X509Certificate(pem);
    const hash = createHash('sha256').update(raw).digest('base64');
    return { type: 'x509', fingerprint: `SHA256:${hash.replace(/=+$/, '')}` };
  }

  /** Where its user is at home. */
  get home(): string {
    return this.at('home');
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise(resolve => {
        child.once('exit', resolve);
      });
      child.kill('SIGKILL');
      await gone;
    }
    await rm(this.directory, { recursive: true, force: true });
    // Screens that are killed leave their locks behind.
    for (let display = 0; display < mostDisplays; display += 1) {
      await rm(`/tmp/.X${this.firstDisplay + display}-lock`, { force: true });
    }
  }

  private at(name: string): string {
    return join(this.directory, name);
  }

  private async configure(password: string): Promise<void> {
    const sesmanPort = await freePort();
    this.firstDisplay = firstDisplayOf(sesmanPort);
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
        ...['-subj', '/CN=rdp-test', '-keyout', this.at('key.pem')],
        ...['-out', this.at('cert.pem')],
      ],
      { stdio: 'ignore' },
    );
    const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], {
      input: password,
    }).toString();
    await mkdir(this.home);
    execFileSync('chown', ['64999:64999', this.home]);
    const add = async (name: string, line: string) =>
      writeFile(
        this.at(name),
        `${await readFile(`/etc/${name}`, 'utf8')}${line}\n`,
      );
    await add('passwd', `${account}:x:64999:64999::${this.home}:/bin/bash`);
    await add('group', `${account}:x:64999:`);
    await add('shadow', `${account}:${hash.trim()}:20000:0:99999:7:::`);
    await chmod(this.at('shadow'), 0o600);
    await writeFile(this.at('startwm.sh'), startDesktop, { mode: 0o755 });
    await writeFile(
      this.at('xrdp.ini'),
      xrdpSettings(this.port, this.directory),
    );
    await writeFile(
      this.at('sesman.ini'),
      sesmanSettings(sesmanPort, this.directory),
    );
    await writeFile(this.at('run.sh'), runServers(this.directory));
  }

  private async run(): Promise<void> {
    this.child = spawn(
      'setpriv',
      [
        ...['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork'],
        ...['--kill-child=KILL', '--mount-proc', '--'],
        ...['sh', '-eu', this.at('run.sh')],
      ],
      { stdio: 'ignore', detached: true },
    );
    await until(() => answers(this.port));
  }
}

const startDesktop = `#!/bin/sh
export LANG=C.UTF-8
openbox &
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q '# 0x'; do sleep 0.05; done
exec xterm -xrm 'XTerm*selectToClipboard: true' -geometry 120x40+20+20 -e bash --norc
`;

function runServers(directory: string): string {
  const own = ['passwd', 'group', 'shadow'].map(
    name => `mount --bind ${directory}/${name} /etc/${name}`,
  );
  return `${own.join('\n')}
mount --bind ${directory}/sesman.ini /etc/xrdp/sesman.ini
mkdir -p /run/xrdp
mount -t tmpfs tmpfs /run/xrdp
mkdir -m 3777 /run/xrdp/sockdir
mkdir -p /tmp/.X11-unix
mount -t tmpfs -o mode=1777 tmpfs /tmp/.X11-unix
xrdp-sesman -n -c ${directory}/sesman.ini >${directory}/sesman.log 2>&1 &
exec xrdp -n -c ${directory}/xrdp.ini >${directory}/xrdp.log 2>&1
`;
}

function xrdpSettings(port: number, directory: string): string {
  return `[Globals]
ini_version=1
fork=true
port=tcp://127.0.0.1:${port}
tcp_nodelay=true
security_layer=negotiate
crypt_level=high
certificate=${directory}/cert.pem
key_file=${directory}/key.pem
ssl_protocols=TLSv1.2, TLSv1.3
autorun=Xorg
allow_channels=true
bitmap_cache=true
bitmap_compression=true
bulk_compression=true
max_bpp=32
new_cursors=true
use_fastpath=both
[Logging]
LogFile=${directory}/xrdp-server.log
LogLevel=INFO
EnableSyslog=false
[Channels]
rdpdr=true
rdpsnd=true
drdynvc=true
cliprdr=true
[Xorg]
name=Xorg
lib=libxup.so
username=ask
password=ask
ip=127.0.0.1
port=-1
code=20
`;
}

/** Displays and their locks are the machine's: two servers must not meet. */
function firstDisplayOf(port: number): number {
  return 11_000 + (port % 1_000) * mostDisplays;
}

function sesmanSettings(port: number, directory: string): string {
  return `[Globals]
ListenAddress=127.0.0.1
ListenPort=${port}
EnableUserWindowManager=false
DefaultWindowManager=${directory}/startwm.sh
[Security]
AllowRootLogin=false
MaxLoginRetry=4
AlwaysGroupCheck=false
[Sessions]
X11DisplayOffset=${firstDisplayOf(port)}
MaxSessions=${mostDisplays}
KillDisconnected=true
DisconnectedTimeLimit=1
IdleTimeLimit=0
Policy=Default
[Logging]
LogFile=${directory}/sesman-server.log
LogLevel=INFO
EnableSyslog=false
[Xorg]
param=/usr/lib/xorg/Xorg
param=-config
param=xrdp/xorg.conf
param=-noreset
param=-nolisten
param=tcp
param=-logfile
param=.xorgxrdp.%s.log
[Chansrv]
EnableFuseMount=false
FileUmask=077
[ChansrvLogging]
LogLevel=INFO
EnableSyslog=false
`;
}
