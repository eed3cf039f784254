// Opens so many WebSockets at a gateway, says nothing, and leaves: strangers without a ticket.
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const { WebSocket } = require('ws');

const [url, origin, count] = process.argv.slice(2);
const sockets = [];
for (let i = 0; i < Number(count); i += 1) {
  const socket = new WebSocket(url, { origin });
  socket.on('error', () => {});
  sockets.push(socket);
  if (i % 20 === 0) await wait(20);
}
for (const socket of sockets) socket.terminate();
process.exit();
