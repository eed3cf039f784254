// The demo lab: a machine to work on, on this machine. See README.md.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, keptKeyPair } from './keys.mjs';
import { startInProcess } from './inProcess.mjs';
import { endLeftoverSshd, findSshd, startOpenSsh } from './openSsh.mjs';
import { freePort } from '../../scripts/machine/ports.mjs';
import { works } from './reach.mjs';
import { canOpenTerminal } from './terminal.mjs';

/**
 * Starts an SSH server on loopback that gives the bearer of a generated key a shell of the present user:
 * OpenSSH's where it is installed and starts, else one in this process.
 * Writes `dir`/lab.json (mode 0600) and returns `{ info, stop }`; keys and port stay the same over restarts.
 * `info` is `{ kind: 'openssh' | 'in-process', host, port, username, privateKey, password?, hostKeyFingerprint }`;
 * the password works with the in-process server only, because sshd asks PAM, which takes a system account.
 */
export async function start(dir, { sshd = findSshd() } = {}) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await endLeftoverSshd(dir);
  const keys = {
    host: keptKeyPair(dir, 'host'),
    client: keptKeyPair(dir, 'client'),
  };
  const common = {
    host: '127.0.0.1',
    port: await freePort(portOf(dir)),
    username: userInfo().username,
    privateKey: keys.client.private,
    hostKeyFingerprint: fingerprint(keys.host.public),
  };
  const openSsh = sshd && (await tryOpenSsh({ dir, sshd, keys }, common));
  const lab = openSsh || (await inProcess(keys, common));
  const file = join(dir, 'lab.json');
  writeFileSync(file, `${JSON.stringify(lab.info, undefined, 2)}\n`, {
    mode: 0o600,
  });
  chmodSync(file, 0o600);
  return lab;
}

// What is installed may still not let this user in (a locked account, a hardened system): only a sign-in that worked counts.
async function tryOpenSsh(place, common) {
  const info = { kind: 'openssh', ...common };
  const server = await startOpenSsh({ ...place, ...common });
  if (await works(info, server.alive)) return { info, stop: server.stop };
  await server.stop();
  return undefined;
}

async function inProcess(keys, common) {
  if (!canOpenTerminal())
    throw new Error(
      "the demo lab needs OpenSSH's server (package openssh-server) or the command `script` (package bsdutils or util-linux).",
    );
  const info = {
    kind: 'in-process',
    ...common,
    password: randomBytes(12).toString('base64url'),
  };
  const server = await startInProcess({ ...info, keys });
  return { info, stop: server.stop };
}

function portOf(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, 'lab.json'), 'utf8')).port;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lab = await start(process.argv[2] ?? '.data/lab');
  process.stdout.write(
    `${lab.info.kind}: ssh -i ${join(process.argv[2] ?? '.data/lab', 'client_ed25519')} -p ${lab.info.port} ${lab.info.username}@${lab.info.host}\nCtrl-C stops it.\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => lab.stop().then(() => process.exit(0)));
}
