// The lab on OpenSSH's own server, run by the present user with its own configuration, keys and port.
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { commandOf, endProcess } from '../../scripts/machine/processes.mjs';

/** The path of sshd, which is outside an ordinary user's PATH; undefined where OpenSSH's server is not installed. */
export function findSshd() {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/sbin',
  ];
  return folders
    .map(folder => join(folder, 'sshd'))
    .find(path => existsSync(path));
}

/** Ends an sshd that a killed launcher left behind: it holds the port that the demo's target is known by. */
export async function endLeftoverSshd(dir) {
  const mark = join(dir, 'sshd.pid');
  if (!existsSync(mark)) return;
  const pid = Number(readFileSync(mark, 'utf8'));
  if (commandOf(pid).includes(join(dir, 'sshd_config')))
    await endProcess(pid, [
      ['SIGTERM', 3_000],
      ['SIGKILL', 1_000],
    ]);
  rmSync(mark, { force: true });
}

/** Starts sshd in the foreground as a child; `stop` ends it. Sessions end when their connections do. */
export async function startOpenSsh({ dir, sshd, keys, host, port, username }) {
  const configuration = join(dir, 'sshd_config');
  writeFileSync(join(dir, 'authorized_keys'), `${keys.client.public}\n`, {
    mode: 0o600,
  });
  writeFileSync(
    configuration,
    configurationOf({ dir, host, port, username, hostKey: keys.host.file }),
    { mode: 0o600 },
  );
  // Root's sshd drops the rights of its pre-authentication part in this folder.
  if (userInfo().uid === 0)
    mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const log = openSync(join(dir, 'sshd.log'), 'w', 0o600);
  // sshd starts itself again for each connection: it must be named by its full path. In a group of its own it is spared the terminal's Ctrl-C.
  const child = spawn(sshd, ['-D', '-e', '-f', configuration], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise(resolve =>
    child.once('exit', resolve).once('error', resolve),
  );
  return {
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      if (child.exitCode === null && child.pid) child.kill('SIGTERM');
      await ended;
    },
  };
}

function configurationOf({ dir, host, port, username, hostKey }) {
  return [
    `ListenAddress ${host}:${port}`,
    `HostKey ${quoted(hostKey)}`,
    `AuthorizedKeysFile ${quoted(join(dir, 'authorized_keys'))}`,
    `AllowUsers ${username}`,
    `PidFile ${quoted(join(dir, 'sshd.pid'))}`,
    // The key is in a folder of ours, whose parents may belong to a group.
    'StrictModes no',
    `UsePAM ${needsPam(username) ? 'yes' : 'no'}`,
    'PermitRootLogin prohibit-password',
    'PubkeyAuthentication yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'AllowTcpForwarding no',
    'AllowAgentForwarding no',
    'AllowStreamLocalForwarding no',
    'X11Forwarding no',
    'PermitTunnel no',
    'PermitUserRC no',
    'PrintMotd no',
    'UseDNS no',
    'Subsystem sftp internal-sftp',
    '',
  ].join('\n');
}

const quoted = path => `"${path}"`;

// Without PAM, sshd refuses an account whose password is locked, also with a key; only root's sshd can see that.
function needsPam(username) {
  try {
    const entry = readFileSync('/etc/shadow', 'utf8')
      .split('\n')
      .find(line => line.startsWith(`${username}:`));
    return (
      Boolean(entry?.split(':')[1].startsWith('!')) &&
      existsSync('/etc/pam.d/sshd')
    );
  } catch {
    return false;
  }
}
