import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

export type UpgradeHandler = (
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) => void;

/**
 * Who takes which WebSocket upgrade, by the beginning of the path. Node gives upgrades to the server as a whole: a
 * plugin that listened by itself would leave the sockets of all others hanging.
 */
export class WebSocketUpgrades {
  readonly #handlers = new Map<string, UpgradeHandler>();

  /** Takes all upgrades whose path begins so, such as `/gw/`. */
  register(prefix: string, handler: UpgradeHandler): void {
    if (this.#handlers.has(prefix)) {
      throw new Error(`WebSockets below ${prefix} are taken already`);
    }
    this.#handlers.set(prefix, handler);
  }

  /** Gives an upgrade to its handler, or answers 404. */
  dispatch(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = (req.url ?? '/').split('?')[0];
    for (const [prefix, handler] of this.#handlers) {
      if (path.startsWith(prefix)) {
        handler(req, socket, head);
        return;
      }
    }
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  }
}

/** The registry of WebSocket upgrades, one for the whole backend. */
export const webSocketUpgradesServiceRef = createServiceRef<WebSocketUpgrades>({
  id: 'wardroom.web-socket-upgrades',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => new WebSocketUpgrades(),
    }),
});
