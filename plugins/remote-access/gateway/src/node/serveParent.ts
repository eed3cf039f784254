import {
  ControlChannel,
  ControlProtocol,
} from '@wardroom/remote-access-common';
import type { Gateway } from '../Gateway';
import type { PortalLine } from '../link/PortalChannel';

/** Speaks with the portal that started this process, and ends with it. */
export function serveParent(
  gateway: Gateway,
  leave: (code: number) => () => void,
): void {
  const line: PortalLine = new ControlChannel({
    asks: ControlProtocol.portal,
    serves: ControlProtocol.gateway,
    handlers: gateway.handlers,
    send: message => {
      // A channel that is closing takes nothing more; `disconnect` follows.
      if (!process.connected) return;
      process.send?.(message as object, undefined, {}, () => {});
    },
    onFault: sentence => gateway.log('error', sentence),
  });
  gateway.portals.add(line);
  process.on('message', (message, handle) => line.receive(message, handle));
  process.once('disconnect', () => {
    line.close();
    gateway.stop('portal-lost').then(leave(0), leave(1));
  });
  process.once('SIGTERM', () => {
    gateway.stop('gateway-stopped').then(leave(0), leave(1));
  });
  // Ctrl-C reaches the whole group; the portal decides when its gateway goes.
  process.on('SIGINT', () => {});
}
