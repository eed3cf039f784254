// The lab without OpenSSH: an SSH server in this process that gives shells of the present user.
import { timingSafeEqual } from 'node:crypto';
import { spawn } from 'node:child_process';
import ssh2 from 'ssh2';
import { openTerminal } from './terminal.mjs';

/** Listens and returns `{ stop }`, which ends every connection and its shell. */
export function startInProcess({ host, port, username, password, keys }) {
  const connections = new Set();
  const allowed = ssh2.utils.parseKey(keys.client.public);
  const server = new ssh2.Server(
    { hostKeys: [keys.host.private] },
    connection => {
      connections.add(connection);
      // Keystrokes must not wait for each other's acknowledgement.
      connection.setNoDelay(true);
      connection.on('close', () => connections.delete(connection));
      connection.on('error', () => connection.end());
      connection.on('authentication', context =>
        authenticate(context, { username, password, allowed }),
      );
      connection.on('session', accept => serve(accept()));
    },
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({
        stop: () =>
          new Promise(done => {
            server.close(done);
            for (const connection of connections) connection.end();
          }),
      }),
    );
  });
}

function authenticate(context, { username, password, allowed }) {
  const named = context.username === username;
  if (
    named &&
    context.method === 'publickey' &&
    sameKey(context.key, allowed)
  ) {
    // Without a signature the client only asks whether this key would do.
    const proven =
      !context.signature ||
      allowed.verify(context.blob, context.signature, context.hashAlgo) ===
        true;
    if (proven) return context.accept();
  }
  if (
    named &&
    context.method === 'password' &&
    same(Buffer.from(context.password), Buffer.from(password))
  )
    return context.accept();
  return context.reject(['publickey', 'password']);
}

function sameKey(offered, allowed) {
  return (
    offered.algo === allowed.type && same(offered.data, allowed.getPublicSSH())
  );
}

function same(one, other) {
  return one.length === other.length && timingSafeEqual(one, other);
}

function serve(session) {
  let size;
  let terminal;
  session.on('pty', (accept, _reject, asked) => {
    size = { columns: asked.cols, rows: asked.rows, term: asked.term };
    accept?.();
  });
  session.on('window-change', (accept, _reject, asked) => {
    terminal?.resize({ columns: asked.cols, rows: asked.rows });
    accept?.();
  });
  session.on('shell', accept => {
    terminal = size ? openTerminal(size) : undefined;
    connect(
      accept(),
      terminal?.child ??
        spawn(process.env.SHELL || '/bin/sh', [], { stdio: 'pipe' }),
    );
  });
  session.on('exec', (accept, _reject, { command }) => {
    terminal = size ? openTerminal({ ...size, command }) : undefined;
    connect(
      accept(),
      terminal?.child ??
        spawn(process.env.SHELL || '/bin/sh', ['-c', command], {
          stdio: 'pipe',
        }),
    );
  });
}

function connect(channel, child) {
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  child.stdin.on('error', () => {});
  child.on('error', () => channel.close());
  child.on('close', (code, signal) => {
    if (signal) channel.exit(signal.replace(/^SIG/, ''));
    else channel.exit(code);
    channel.end();
  });
  channel.on('close', () => child.kill('SIGHUP'));
}
