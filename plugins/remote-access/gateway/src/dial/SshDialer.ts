import type { Secret } from '@wardroom/platform-common';
import type {
  HostKey,
  SshSettings,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import type { CredentialSource } from '../store/CredentialSource';
import { connectSsh } from './connectSsh';
import { dialLimit } from './dialLimit';
import { openCredential } from './openCredential';
import { SignIn } from './SignIn';
import { SshConnection } from './SshConnection';
import type { TargetPaths } from './TargetPaths';

export type DialRequest = {
  order: TerminalOrder;
  /** Asks whether a key that is met for the first time is the pinned one from now on. */
  pinHostKey(hostKey: HostKey): Promise<boolean>;
  onSigningIn(): void;
  /** Ends the attempt. */
  signal: AbortSignal;
};

/**
 * Opens SSH connections to targets. Credentials are opened for the time of the sign-in, in memory that is zeroed
 * afterwards. No agent, port or X11 forwarding is ever asked for or granted.
 */
export class SshDialer {
  constructor(
    private readonly source: CredentialSource,
    private readonly paths: TargetPaths,
    /** Milliseconds for everything up to the sign-in. */
    private readonly timeLimitMs: number,
  ) {}

  /** Connects and signs in. Throws `DialFailure`. */
  async dial(
    request: DialRequest,
    settings: SshSettings,
  ): Promise<SshConnection> {
    const { order, pinHostKey, onSigningIn } = request;
    const { target, hostKeys } = order;
    const { username } = target;
    const account = { ...order, username, settings };
    const limit = dialLimit(request.signal, this.timeLimitMs);
    const { signal } = limit;
    let secret: Secret | undefined;
    try {
      const wanted = { signal, account };
      secret = await openCredential(this.source, order.credential, wanted);
      const way = SignIn.with(secret, account, onSigningIn);
      try {
        const socket = await this.paths.open(order, target, signal);
        const client = await connectSsh({
          ...{ socket, username, settings, way, hostKeys, pinHostKey, signal },
        });
        return new SshConnection(client, socket);
      } finally {
        way.forget();
      }
    } finally {
      limit.release();
      secret?.zero();
    }
  }
}
