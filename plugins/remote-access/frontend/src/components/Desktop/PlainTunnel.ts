import Guacamole from 'guacamole-common-js';
import { readInstructions } from '@wardroom/remote-access-common';

class Tunnel extends Guacamole.Tunnel {}

/** A tunnel of the library that we feed: what its client sends goes to `send`, and what came is given to `receive`. */
export class PlainTunnel {
  readonly tunnel: Guacamole.Tunnel;

  constructor(send: (elements: unknown[]) => void) {
    this.tunnel = Object.assign(new Tunnel(), {
      connect() {},
      disconnect() {},
      isConnected: () => true,
      sendMessage: (...elements: unknown[]) => send(elements),
    });
  }

  /** Whole instructions. */
  receive(text: string): void {
    for (const { opcode, args } of readInstructions(text)) {
      this.tunnel.oninstruction?.(opcode, args);
    }
  }
}
