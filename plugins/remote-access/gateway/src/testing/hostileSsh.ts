import type { Socket } from 'node:net';
import { utils } from 'ssh2';
import { makeHostKey, OddSshServer, RawServer } from './OddSshServer';

/** SSH servers that were taken over, by what they do. Whoever starts one stops it. */
export const hostileSsh = {
  saysNothing: () => RawServer.start(() => {}),

  hangsUp: (said = 'SSH-2.0-OpenSSH_9.2\r\n') =>
    RawServer.start(socket => socket.end(said)),

  talksNonsense: () =>
    RawServer.start(socket =>
      socket.write(`SSH-2.0-x\r\n${'\u007f'.repeat(4000)}`),
    ),

  greetsWithoutEnd: () => {
    const line = `${'x'.repeat(2000)}\r\n`.repeat(50);
    return RawServer.start(socket => {
      const go = () => {
        while (!socket.destroyed && socket.write(line)) {
          // until the socket is full
        }
      };
      socket.on('drain', go);
      go();
    });
  },

  /** Exchanges keys again at the first key that is typed, and shows another one than before. */
  showsAnotherKey: () => {
    const other = makeHostKey();
    return OddSshServer.start({
      onShell: (channel, connection) => {
        const { _protocol: protocol } = connection as unknown as {
          _protocol: { _hostKeys: Record<string, unknown> };
        };
        protocol._hostKeys = { 'ssh-ed25519': utils.parseKey(other) };
        channel.on('data', () => connection.rekey());
      },
    });
  },

  /**
   * Sends without regard to the window.
   *
   * @param onSent - hears of each piece, in bytes
   */
  floods: (onSent: (bytes: number) => void = () => {}) => {
    const piece = Buffer.alloc(32 * 1024, 65);
    return OddSshServer.start({
      onShell: (channel, sender) => {
        const { outgoing } = channel as unknown as {
          outgoing: { window: number };
        };
        outgoing.window = Infinity;
        let sending = true;
        const { _sock } = sender as unknown as { _sock: Socket };
        const go = () => {
          while (sending && _sock.writableLength < 1024 * 1024) {
            channel.write(piece);
            onSent(piece.length);
          }
        };
        _sock.on('drain', go);
        sender.on('close', () => {
          sending = false;
        });
        go();
      },
    });
  },

  demandsAnswers: () =>
    OddSshServer.start({
      onShell: (_, sender) => {
        const { _protocol } = sender as unknown as {
          _protocol: { ping(): void };
        };
        const timer = setInterval(() => {
          for (let i = 0; i < 500; i += 1) _protocol.ping();
        }, 5);
        sender.on('close', () => clearInterval(timer));
      },
    }),
};
