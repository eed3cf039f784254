import type { Duplex } from 'node:stream';
import type { Secret } from '@wardroom/platform-common';
import type {
  ProxyCommand,
  SshSettings,
  TerminalOrder,
} from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';
import { dialLimit } from '../dial/dialLimit';
import { openCredential } from '../dial/openCredential';
import type { DialRequest } from '../dial/SshDialer';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { findClient } from './findClient';
import { followCommand } from './followCommand';
import { OpenSshConnection } from './OpenSshConnection';
import { PrivateDirectory } from './PrivateDirectory';
import { signInWith } from './signInWith';

/**
 * Opens SSH connections by OpenSSH's own client, for servers that show a host certificate and for whoever prefers it. Its
 * road, its host keys, its keys and its answers are all the gateway's.
 */
export class OpenSshDialer {
  private readonly programs = findClient();

  constructor(
    private readonly source: CredentialSource,
    private readonly paths: TargetPaths,
    private readonly options: {
      /** Milliseconds for everything up to the sign-in. */
      timeLimitMs: number;
      commands: ProxyCommand[];
    },
  ) {
    PrivateDirectory.sweep();
  }

  /** Connects and signs in. Throws `DialFailure`. */
  async dial(
    request: DialRequest,
    settings: SshSettings,
  ): Promise<OpenSshConnection> {
    const { order, pinHostKey, onSigningIn } = request;
    const { target, hostKeys, session, person } = order;
    const { username, host } = target;
    const { programs } = this;
    if (!programs) throw new DialFailure('no-openssh');
    const limit = dialLimit(request.signal, this.options.timeLimitMs);
    const { signal } = limit;
    let secret: Secret | undefined;
    try {
      const account = { username, settings, session, person };
      const wanted = { signal, account };
      secret = await openCredential(this.source, order.credential, wanted);
      const means = signInWith(secret, account);
      try {
        const road = await this.road(order, settings, signal);
        return await OpenSshConnection.open({
          ...{ programs, road, target, settings, hostKeys, means, signal },
          ...{ pinHostKey, onSigningIn },
          alias: settings.certifiedName ?? host,
        });
      } finally {
        means.forget();
      }
    } finally {
      limit.release();
      secret?.zero();
    }
  }
  private road(
    order: TerminalOrder,
    { proxyCommand }: SshSettings,
    signal: AbortSignal,
  ): Promise<Duplex> {
    const { target, road, jumps } = order;
    if (!proxyCommand) return this.paths.open(order, target, signal);
    // A command goes its own way: never past a site that the target stands in.
    if (road.kind !== 'direct' || jumps.length > 0) {
      throw new DialFailure('no-proxy-command');
    }
    return followCommand(this.options.commands, proxyCommand, target);
  }
}
