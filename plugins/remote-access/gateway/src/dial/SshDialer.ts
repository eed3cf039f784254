import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Client, type AuthHandlerMiddleware } from 'ssh2';
import { Secret } from '@wardroom/platform-common';
import type {
  HostKey,
  SealedCredential,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import type { KeyStore } from '../keys/KeyStore';
import { DialFailure, reasonOf } from './DialFailure';
import { dialLimit } from './dialLimit';
import { hostKeyOf } from './hostKeyOf';
import { offeredAlgorithms } from './offeredAlgorithms';
import { openRoad } from './openRoad';
import { prepareKeys } from './prepareKeys';
import { signIn } from './signIn';
import { SshConnection } from './SshConnection';

/** Bytes a target may send before the sign-in is complete: banners and key exchange are far shorter. */
const mostBeforeReady = 256 * 1024;

export type DialRequest = {
  order: TerminalOrder;
  /** Asks whether a key that is met for the first time is the pinned one from now on. */
  pinHostKey(hostKey: HostKey): Promise<boolean>;
  onSigningIn(): void;
  /** Ends the attempt. */
  signal: AbortSignal;
};

/**
 * Opens SSH connections to targets. It is the only place where credentials are opened: for the time of the sign-in, in
 * memory that is zeroed afterwards. No agent, port or X11 forwarding is ever asked for or granted.
 */
export class SshDialer {
  constructor(
    private readonly keys: KeyStore,
    /** Milliseconds for everything up to the sign-in. */
    private readonly timeLimitMs: number,
  ) {}

  /** Connects and signs in. Throws `DialFailure`. */
  async dial(request: DialRequest): Promise<SshConnection> {
    const { order } = request;
    const secret = await this.open(order.credential);
    const limit = dialLimit(request.signal, this.timeLimitMs);
    const { signal } = limit;
    let signingIn = false;
    try {
      const way = signIn(order.target.username, secret, () => {
        if (!signingIn) request.onSigningIn();
        signingIn = true;
      });
      const socket = await openRoad(order.road, order.target, signal);
      const attempt = { ...request, signal, authHandler: way.handler };
      const connection = this.connect(socket, attempt, () => signingIn);
      return await connection.finally(way.forget);
    } finally {
      limit.release();
      secret.zero();
    }
  }

  private async open({ sealed, context }: SealedCredential): Promise<Secret> {
    try {
      return new Secret(await this.keys.unseal(sealed, context));
    } catch {
      throw new DialFailure('credential-unusable');
    }
  }

  private connect(
    socket: Duplex,
    request: DialRequest & { authHandler: AuthHandlerMiddleware },
    signingIn: () => boolean,
  ): Promise<SshConnection> {
    const { order, signal, authHandler } = request;
    const { username, settings } = order.target;
    const client = new Client();
    return new Promise<SshConnection>((resolve, reject) => {
      const fail = (failure: DialFailure) => {
        signal.removeEventListener('abort', onAbort);
        client.removeAllListeners();
        // Late errors of a connection that is given up are nobody's concern.
        client.on('error', () => {});
        socket.destroy();
        reject(failure);
      };
      const onAbort = () => fail(signal.reason);
      signal.addEventListener('abort', onAbort);
      const stopCounting = refuseLongGreeting(socket, fail);
      client.on('error', error =>
        fail(new DialFailure(reasonOf(error, signingIn()))),
      );
      client.on('close', () =>
        fail(new DialFailure(signingIn() ? 'auth-failed' : 'unreachable')),
      );
      client.on('ready', () => {
        signal.removeEventListener('abort', onAbort);
        stopCounting();
        client.removeAllListeners();
        prepareKeys(client);
        client.on('handshake', () => setImmediate(() => prepareKeys(client)));
        // Without this every keystroke waits 40 ms: Nagle's algorithm against delayed acknowledgements.
        client.setNoDelay(true);
        // Finds out within half a minute when the target is gone without a word.
        if (socket instanceof Socket) socket.setKeepAlive(true, 15_000);
        resolve(new SshConnection(client, socket));
      });
      if (signal.aborted) {
        onAbort();
        return;
      }
      client.connect({
        sock: socket,
        username,
        authHandler,
        algorithms: offeredAlgorithms(order.hostKeys, settings.algorithms),
        hostVerifier: (blob: Buffer, verified: (good: boolean) => void) => {
          void this.verifyHostKey(request, hostKeyOf(blob)).then(
            () => verified(true),
            fail,
          );
        },
        readyTimeout: 0,
        // The library's own would give up a target whose output waits for a slow browser.
        keepaliveInterval: 0,
      });
    });
  }

  private async verifyHostKey(
    { order, pinHostKey }: DialRequest,
    met: HostKey,
  ): Promise<void> {
    if (order.hostKeys.length === 0) {
      const accepted = await pinHostKey(met).catch(() => false);
      if (!accepted) throw new DialFailure('host-key-refused', met);
      return;
    }
    const known = order.hostKeys.some(
      ({ type, fingerprint }) =>
        type === met.type && fingerprint === met.fingerprint,
    );
    if (!known) throw new DialFailure('host-key-changed', met);
  }
}

/** A greeting without end costs memory and, as the library reads it again and again, time. Gives a way to stop counting. */
function refuseLongGreeting(
  socket: Duplex,
  fail: (failure: DialFailure) => void,
): () => void {
  let read = 0;
  const count = (bytes: Buffer) => {
    read += bytes.length;
    if (read < mostBeforeReady) return;
    stop();
    fail(new DialFailure('target-misbehaved'));
  };
  const stop = () => socket.off('data', count);
  socket.on('data', count);
  return stop;
}
