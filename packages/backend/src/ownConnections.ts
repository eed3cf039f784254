import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const ends = new Set<string>();
let isWatching = false;

/**
 * Tells connections that this process opened to itself from all others: Node announces each socket that it connects,
 * and its end's address can be nobody else's while it is open. Unlike a header this cannot be forged, by a client or
 * through a proxy of this machine. A connection that Node does not announce counts as a stranger's.
 */
export function ownConnections(): (socket: Socket) => boolean {
  if (!isWatching) {
    isWatching = true;
    // Plain sockets, and those of fetch, which may be TLS.
    for (const channel of ['net.client.socket', 'undici:client:connected']) {
      subscribe(channel, message => remember((message as Opened).socket));
    }
  }
  return ({ remoteAddress, remotePort }) =>
    ends.has(endOf(remoteAddress, remotePort));
}

type Opened = { socket: Socket };

function remember(socket: Socket) {
  const { localAddress, localPort } = socket;
  if (localPort === undefined) {
    // Announced before it connects.
    socket.once('connect', () => remember(socket));
    return;
  }
  const end = endOf(localAddress, localPort);
  ends.add(end);
  socket.once('close', () => ends.delete(end));
}

function endOf(address = '', port = 0) {
  return `${address.replace(/^::ffff:/, '')} ${port}`;
}
