import { createServer, type AddressInfo } from 'node:net';

/** A server that says these things one after the other, the first by itself and each further one once it heard something. */
export async function serveTurns(
  ...turns: (string | Uint8Array)[]
): Promise<{ port: number; stop(): void }> {
  const server = createServer(socket => {
    const left = [...turns];
    const say = () => {
      const turn = left.shift();
      if (turn) socket.write(turn);
    };
    socket.on('error', () => socket.destroy());
    socket.on('data', say);
    say();
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => server.close() };
}
