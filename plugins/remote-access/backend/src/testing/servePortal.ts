import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketUpgrades } from '@wardroom/platform-node';
import type { Gateway } from '../gateway/Gateway';

/** The portal's HTTP server as far as sessions need it: it gives WebSocket upgrades to the gateway, all others 404. */
export async function servePortal(
  gateway: Gateway,
  server: Server = createServer((_, res) => res.writeHead(404).end()),
): Promise<{ port: number; close(): Promise<void> }> {
  const upgrades = new WebSocketUpgrades();
  upgrades.register('/gw/', (...upgrade) => gateway.accept(...upgrade));
  server.on('upgrade', (req, socket, head) =>
    upgrades.dispatch(req, socket, head),
  );
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
