import type { Socket } from 'node:net';
import type { Upgrade } from '@wardroom/remote-access-common';

/**
 * Sockets that came from the portal and that it still reads from: Node goes on reading a socket that it has sent away,
 * into nothing, until it hears that it arrived. A browser that was answered before would lose its ticket there.
 */
export class Arrivals {
  private readonly held = new Map<number, [Upgrade, Socket]>();

  hold(upgrade: Upgrade, socket: Socket): void {
    socket.on('error', () => socket.destroy());
    this.held.set(upgrade.id, [upgrade, socket]);
  }

  /** The socket, which is ours alone now; undefined for one that never came. */
  release(id: number): [Upgrade, Socket] | undefined {
    const arrived = this.held.get(id);
    this.held.delete(id);
    return arrived;
  }
}
