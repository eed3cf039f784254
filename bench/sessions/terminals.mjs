// Terminals on one sshd, all with the same face, so that the benchmark treats them alike:
// { name, type(text), onOutput(bytes => …), pids(), close() }.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { WebSocket } = require('ws');

const WETTY = '3.2.0';
const ACK_EVERY = 64 * 1024;

/** Arguments with which OpenSSH's client reaches the server without asking anything. */
function sshArguments(sshd) {
  return [
    ...['-tt', '-i', sshd.privateKeyFile, '-p', String(sshd.port)],
    ...['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
    ...['-o', 'LogLevel=ERROR', `${sshd.username}@127.0.0.1`],
  ];
}

/** The reference: OpenSSH's own client. */
export function opensshTerminal(sshd) {
  const child = spawn('ssh', sshArguments(sshd), {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let listener = () => {};
  child.stdout.on('data', bytes => listener(bytes));
  return {
    name: 'OpenSSH client',
    type: text => child.stdin.write(text),
    onOutput: next => {
      listener = next;
    },
    pids: () => [child.pid],
    close: () => child.kill(),
  };
}

/** A terminal at any place that speaks our protocol of browser and gateway. */
export async function gatewayTerminal(place, ticket, { reads = true } = {}) {
  const url = `ws://127.0.0.1:${place.port}/api/remote-access/connect`;
  const ws = new WebSocket(url, {
    origin: place.origin,
    perMessageDeflate: false,
  });
  let listener = () => {};
  let received = 0;
  let acked = 0;
  const ready = new Promise((resolve, reject) => {
    ws.on('open', () =>
      ws.send(JSON.stringify({ ticket, cols: 80, rows: 24 })),
    );
    ws.on('close', (_, reason) => reject(new Error(`closed: ${reason}`)));
    ws.on('error', reject);
    ws.on('message', (data, isBinary) => {
      if (!isBinary) {
        if (JSON.parse(data).type === 'ready') resolve();
        return;
      }
      received += data.length;
      if (reads && received - acked > ACK_EVERY) {
        acked = received;
        ws.send(JSON.stringify({ type: 'ack', bytes: received }));
      }
      listener(data);
    });
  });
  await ready;
  return {
    name: 'gateway',
    type: text => ws.send(Buffer.from(text)),
    onOutput: next => {
      listener = next;
    },
    pids: () => [place.gatewayPid],
    received: () => received,
    stopReading: () => ws.pause(),
    /** A message as it is. */
    send: message => ws.send(message),
    /** Bytes past the library, which would not send them. */
    sendRaw: bytes => ws._socket.write(bytes),
    /** The network is gone, without a word. */
    cut: () => ws.terminate(),
    close: () => ws.close(),
  };
}

/** Node's own package manager, of the Node that runs this. */
function npm(args) {
  return spawnSync('npm', args, { stdio: 'ignore' });
}

async function freePort() {
  const server = createServer();
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

/** The peer: wetty from npm, outside of this repository. Undefined where it cannot be had. */
export async function startWetty(sshd) {
  const folder = join(tmpdir(), `wardroom-bench-wetty-${WETTY}`);
  const main = join(folder, 'node_modules/wetty/build/main.js');
  if (!existsSync(main)) {
    mkdirSync(folder, { recursive: true });
    npm(['install', '--prefix', folder, '--no-save', `wetty@${WETTY}`]);
  }
  const pty = join(folder, 'node_modules/node-pty');
  if (!existsSync(join(pty, 'build/Release/pty.node')))
    npm(['rebuild', '--prefix', folder, 'node-pty']);
  if (!existsSync(join(pty, 'build/Release/pty.node'))) return undefined;
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      main,
      ...['--host', '127.0.0.1', '--port', String(port), '--base', '/'],
      ...['--ssh-host', '127.0.0.1', '--ssh-port', String(sshd.port)],
      ...['--ssh-user', sshd.username, '--ssh-auth', 'publickey'],
      ...['--ssh-key', sshd.privateKeyFile, '--known-hosts', '/dev/null'],
      ...['--force-ssh', '--log-level', 'error'],
    ],
    { stdio: 'ignore' },
  );
  const { io } = createRequire(main)('socket.io-client');
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/socket.io',
    transports: ['websocket'],
  });
  let listener = () => {};
  let pending = 0;
  socket.on('data', data => {
    pending += data.length;
    if (pending > ACK_EVERY) {
      socket.emit('commit', pending);
      pending = 0;
    }
    listener(Buffer.from(data));
  });
  await new Promise((resolve, reject) => {
    socket.on('login', resolve);
    setTimeout(() => reject(new Error('wetty did not start')), 20_000).unref();
  });
  return {
    name: `wetty ${WETTY}`,
    type: text => socket.emit('input', text),
    onOutput: next => {
      listener = next;
    },
    pids: () => [child.pid, ...childrenOf(child.pid)],
    close: () => {
      socket.close();
      child.kill();
    },
  };
}

function childrenOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)]);
  return String(stdout).trim().split(/\s+/).filter(Boolean).map(Number);
}
