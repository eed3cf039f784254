import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline, type Duplex } from 'node:stream';

/**
 * A socket that can travel to another process. A plain one is itself. One whose TLS ends in this process cannot leave
 * it: its bytes are relayed over a local socket pair, which costs the portal's event loop what a proxy in front saves.
 */
export async function sendableSocket(socket: Duplex): Promise<net.Socket> {
  if (socket instanceof net.Socket && !('encrypted' in socket)) return socket;
  const path = join(tmpdir(), `wardroom-${randomBytes(12).toString('hex')}`);
  const server = net.createServer({ pauseOnConnect: true });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ path, readableAll: false }, resolve);
    });
    const far = new Promise<net.Socket>(resolve => {
      server.once('connection', resolve);
    });
    const near = net.connect(path);
    const sendable = await far;
    pipeline(socket, near, () => {});
    pipeline(near, socket, () => {});
    return sendable;
  } finally {
    server.close();
    await rm(path, { force: true });
  }
}
