import type { Duplex } from 'node:stream';
import type { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  type TelnetSettings,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { dialLimit } from '../dial/dialLimit';
import { openCredential } from '../dial/openCredential';
import type { DialRequest } from '../dial/SshDialer';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { TelnetCodec } from './TelnetCodec';
import { TelnetConnection } from './TelnetConnection';
import { TelnetSignIn } from './TelnetSignIn';

type Secrets = { username: Uint8Array; password: Uint8Array };

/** Opens telnet connections: nothing on them is encrypted, the password least of all. */
export class TelnetDialer {
  constructor(
    private readonly source: CredentialSource,
    private readonly paths: TargetPaths,
    /** Milliseconds for everything up to the shell's first prompt. */
    private readonly timeLimitMs: number,
  ) {}

  /** Connects and signs in. Throws `DialFailure`. */
  async dial(
    { order, signal: wish, onSigningIn }: DialRequest,
    settings: TelnetSettings,
  ): Promise<TelnetConnection> {
    const limit = dialLimit(wish, this.timeLimitMs);
    let opened: Secret | undefined;
    try {
      opened = await openCredential(this.source, order.credential, limit);
      const username = Buffer.from(order.target.username);
      const password = passwordIn(opened.exposeBytes());
      const { signal } = limit;
      const socket = await this.paths.open(order, order.target, signal);
      const means = { username, password, settings, onSigningIn };
      return await enter(socket, means, signal);
    } finally {
      limit.release();
      opened?.zero();
    }
  }
}

function passwordIn(secret: Uint8Array): Uint8Array {
  const decoded = decodeCredentialSecret(secret);
  if (decoded.kind === 'password') return decoded.password;
  throw new DialFailure('credential-unusable');
}

function enter(
  socket: Duplex,
  means: Secrets & { settings: TelnetSettings; onSigningIn(): void },
  signal: AbortSignal,
): Promise<TelnetConnection> {
  const codec = new TelnetCodec({ cols: 80, rows: 24 });
  const way = new TelnetSignIn(means.settings);
  let begun = false;
  return new Promise((resolve, reject) => {
    const leave = () => {
      signal.removeEventListener('abort', onAbort);
      socket.removeAllListeners();
    };
    const fail = (failure: unknown) => {
      leave();
      socket.on('error', () => {});
      socket.destroy();
      reject(failure);
    };
    const onAbort = () => fail(signal.reason);
    const onGone = () =>
      fail(new DialFailure(begun ? 'auth-failed' : 'unreachable'));
    signal.addEventListener('abort', onAbort);
    socket.on('error', onGone);
    socket.on('end', onGone);
    socket.on('close', onGone);
    socket.on('data', (bytes: Buffer) => {
      const { data, answer, misbehaved } = codec.decode(bytes);
      if (misbehaved) {
        fail(new DialFailure('target-misbehaved'));
        return;
      }
      if (answer.length > 0) socket.write(answer);
      if (data.length === 0) return;
      const step = way.hear(data.toString('latin1'));
      if (step.do === 'answer') {
        if (!begun) means.onSigningIn();
        begun = true;
        send(socket, codec, means[step.with]);
      } else if (step.do === 'begin') {
        leave();
        const rest = Buffer.from(step.rest, 'latin1');
        resolve(new TelnetConnection(socket, codec, rest));
      } else if (step.do === 'fail') {
        fail(new DialFailure(step.reason));
      }
    });
    if (signal.aborted) onAbort();
  });
}

/** The copy that goes to the network is zeroed once it is there. */
function send(socket: Duplex, codec: TelnetCodec, line: Uint8Array): void {
  const bytes = codec.encode(Buffer.concat([line, Buffer.from('\r')]));
  socket.write(bytes, () => bytes.fill(0));
}
