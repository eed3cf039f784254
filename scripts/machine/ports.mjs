// Ports on loopback.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Gives the error, or nothing.
function tryListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/** Whether something listens on this port of 127.0.0.1 or ::1 (`localhost` may mean either). */
export async function portTaken(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const error = await tryListen(port, host);
    if (error?.code === 'EADDRINUSE') return true;
  }
  return false;
}

/** A free port on loopback: the wished one where it is free. */
export async function freePort(wished) {
  if (wished && !(await portTaken(wished))) return wished;
  for (;;) {
    // Below what systems hand out by themselves, to whoever connects or listens on any port: what is free here stays so.
    const port = randomInt(20_000, 32_768);
    if (!(await portTaken(port))) return port;
  }
}
