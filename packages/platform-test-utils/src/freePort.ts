import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below what systems hand out by themselves, to whoever connects or listens on any port: what is free here stays so.
const lowest = 20_000;
const highest = 32_767;
const given = new Set<number>();

/** A port of the loopback interface for a server that binds it later; never the same twice in one process. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest + 1);
    if (!given.has(port) && (await isFree(port))) {
      given.add(port);
      return port;
    }
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise(resolve => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
