import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Client } from 'ssh2';
import type { HostKey, SshSettings } from '@wardroom/remote-access-common';
import { presentCertificate } from '../certificate/presentCertificate';
import { DialFailure, reasonOf } from './DialFailure';
import { hostKeyOf } from './hostKeyOf';
import { offeredAlgorithms } from './offeredAlgorithms';
import { prepareKeys } from './prepareKeys';
import type { SignIn } from './SignIn';
import { verifyHostKey } from './verifyHostKey';

/** Bytes a server may send before the sign-in is complete: banners and key exchange are far shorter. */
const mostBeforeReady = 256 * 1024;

export type SshAttempt = {
  /** Leads to the server. It is destroyed where the attempt fails. */
  socket: Duplex;
  username: string;
  settings: SshSettings;
  way: SignIn;
  hostKeys: HostKey[];
  /** Asks whether a key that is met for the first time is the pinned one from now on. */
  pinHostKey(hostKey: HostKey): Promise<boolean>;
  signal: AbortSignal;
};

/** Greets an SSH server, checks its host key and signs in. Throws `DialFailure`. */
export function connectSsh(attempt: SshAttempt): Promise<Client> {
  const { socket, way, signal, hostKeys } = attempt;
  // The library cannot read host certificates, and their authority must never be taken for a host's own key.
  if (hostKeys.some(({ authority }) => authority)) {
    socket.destroy();
    return Promise.reject(new DialFailure('no-common-algorithm'));
  }
  const client = new Client();
  return new Promise<Client>((resolve, reject) => {
    const fail = (failure: DialFailure) => {
      signal.removeEventListener('abort', onAbort);
      client.removeAllListeners();
      // Late errors of a connection that is given up are nobody's concern.
      client.on('error', () => {});
      socket.on('error', () => {});
      socket.destroy();
      reject(failure);
    };
    const onAbort = () => fail(signal.reason);
    signal.addEventListener('abort', onAbort);
    const stopCounting = refuseLongGreeting(socket, fail);
    client.on('error', error =>
      fail(new DialFailure(reasonOf(error, way.begun))),
    );
    client.on('close', () =>
      fail(new DialFailure(way.begun ? 'auth-failed' : 'unreachable')),
    );
    client.on('ready', () => {
      signal.removeEventListener('abort', onAbort);
      stopCounting();
      client.removeAllListeners();
      prepareKeys(client);
      client.on('handshake', () => setImmediate(() => prepareKeys(client)));
      // Without this every keystroke waits 40 ms: Nagle's algorithm against delayed acknowledgements.
      client.setNoDelay(true);
      // Finds out within half a minute when the server is gone without a word.
      if (socket instanceof Socket) socket.setKeepAlive(true, 15_000);
      resolve(client);
    });
    if (signal.aborted) onAbort();
    else begin(client, attempt, fail);
  });
}

function begin(
  client: Client,
  attempt: SshAttempt,
  fail: (failure: DialFailure) => void,
): void {
  const { socket, username, settings, way, hostKeys } = attempt;
  let verifiedBlob: Buffer | undefined;
  client.connect({
    sock: socket,
    username,
    authHandler: way.handler,
    algorithms: offeredAlgorithms(hostKeys, settings.algorithms),
    hostVerifier: (blob: Buffer, verified: (good: boolean) => void) => {
      // Keys are exchanged again while a session is open: the server stays who it was.
      if (verifiedBlob) {
        verified(verifiedBlob.equals(blob));
        return;
      }
      verifiedBlob = Buffer.from(blob);
      void verifyHostKey(attempt, hostKeyOf(blob)).then(
        () => verified(true),
        fail,
      );
    },
    readyTimeout: 0,
    // The library's own would give up a target whose output waits for a slow browser.
    keepaliveInterval: 0,
  });
  if (way.certificate) presentCertificate(client, way.certificate);
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
