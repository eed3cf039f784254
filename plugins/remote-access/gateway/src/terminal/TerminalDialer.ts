import type { ApiDialer } from '../api/ApiDialer';
import type { SshDialer, DialRequest } from '../dial/SshDialer';
import type { TerminalConnection } from '../dial/TerminalConnection';
import type { OpenSshDialer } from '../openssh/OpenSshDialer';
import type { TelnetDialer } from '../telnet/TelnetDialer';

/** Opens a terminal on a target, by whatever protocol it speaks. */
export class TerminalDialer {
  constructor(
    private readonly dialers: {
      ssh: SshDialer;
      openssh: OpenSshDialer;
      telnet: TelnetDialer;
      api: ApiDialer;
    },
  ) {}

  /** Connects and signs in. Throws `DialFailure`. */
  dial(request: DialRequest): Promise<TerminalConnection> {
    const { target, hostKeys } = request.order;
    const { settings } = target;
    const { ssh, openssh, telnet, api } = this.dialers;
    if (settings.protocol === 'telnet') return telnet.dial(request, settings);
    if (settings.protocol === 'api') return api.dial(request, settings);
    // The library knows no host certificates.
    const certified = hostKeys.some(({ authority }) => authority);
    const byOpenSsh =
      certified || settings.transport === 'openssh' || settings.proxyCommand;
    return (byOpenSsh ? openssh : ssh).dial(request, settings);
  }
}
