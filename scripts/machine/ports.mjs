// Ports on loopback.
import { createServer } from 'node:net';

function tryListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve({ error }));
    server.listen({ port, host, exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve({ port: taken }));
    });
  });
}

/** Whether something listens on this port of 127.0.0.1 or ::1 (`localhost` may mean either). */
export async function portTaken(port) {
  for (const host of ['127.0.0.1', '::1']) {
    const { error } = await tryListen(port, host);
    if (error?.code === 'EADDRINUSE') return true;
  }
  return false;
}

/** A free port on loopback: the wished one where it is free. */
export async function freePort(wished) {
  if (wished && !(await portTaken(wished))) return wished;
  return (await tryListen(0, '127.0.0.1')).port;
}
