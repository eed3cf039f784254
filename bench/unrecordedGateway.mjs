// The gateway's way from target to browser without its recorder, which the product never runs: the peer that shows what
// recording costs. A process of its own, like the gateway.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const gateway = '../plugins/remote-access/gateway/src';
const { TargetPaths } = require(`${gateway}/dial/TargetPaths.ts`);
const { TicketDoor } = require(`${gateway}/door/TicketDoor.ts`);
const { KeyStore } = require(`${gateway}/keys/KeyStore.ts`);
const { leadThrough } = require(`${gateway}/openssh/leadThrough.ts`);
const { CredentialSource } = require(`${gateway}/store/CredentialSource.ts`);
const { createTerminalDialer } = require(
  `${gateway}/terminal/createTerminalDialer.ts`,
);
const { TerminalBrowser } = require(`${gateway}/terminal/TerminalBrowser.ts`);
const { TerminalOutput } = require(`${gateway}/terminal/TerminalOutput.ts`);
const { terminalOrder } = require(`${gateway}/testing/terminalOrder.ts`);

const [directory, wishes] = process.argv.slice(2);
const keys = await KeyStore.open(directory);
const source = new CredentialSource(keys, { allow: [], clients: [] });
const paths = new TargetPaths(source, leadThrough);
const dialer = createTerminalDialer(source, paths, {
  timeLimitMs: 20_000,
  commands: [],
});
const { target, privateKey } = JSON.parse(wishes);
const silent = { output() {} };

async function open(socket) {
  const order = await terminalOrder({
    keys,
    holder: keys.seal,
    target,
    secret: {
      kind: 'private-key',
      privateKey: Buffer.from(privateKey, 'base64'),
    },
  });
  const connection = await dialer.dial({
    order,
    pinHostKey: async () => true,
    onSigningIn() {},
    signal: new AbortController().signal,
  });
  await connection.shell({ cols: 80, rows: 24 });
  const output = new TerminalOutput(connection, silent);
  const browser = new TerminalBrowser(socket, {
    sent: 0,
    onDrain: () => output.flow(),
  });
  socket.listen({
    onBytes: bytes => connection.write(bytes),
    onText: text => browser.read(JSON.parse(text)),
    onGone: () => connection.end(),
  });
  socket.tell({ type: 'ready' });
  output.showTo(browser);
  connection.listen({
    onData: bytes => output.gather(bytes),
    onDrain() {},
    onClose: () => socket.close(1000, 'over'),
  });
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const origin = `http://localhost:${port}`;
  const door = new TicketDoor(
    { origins: [origin], waiting: 10 },
    { onOpening: socket => void open(socket) },
  );
  server.on('upgrade', (request, socket, head) => {
    const { method, url, rawHeaders } = request;
    const known = { method, url, rawHeaders, ip: '127.0.0.1' };
    door.admit({ ...known, head: head.toString('base64') }, socket);
  });
  process.send({ unrecorded: { port, origin, gatewayPid: process.pid } });
});
process.once('disconnect', () => process.exit());
