import type { SshDialer, DialRequest } from '../dial/SshDialer';
import type { TerminalConnection } from '../dial/TerminalConnection';
import type { TelnetDialer } from '../telnet/TelnetDialer';

/** Opens a terminal on a target, by whatever protocol it speaks. */
export class TerminalDialer {
  constructor(
    private readonly dialers: { ssh: SshDialer; telnet: TelnetDialer },
  ) {}

  /** Connects and signs in. Throws `DialFailure`. */
  dial(request: DialRequest): Promise<TerminalConnection> {
    const { settings } = request.order.target;
    return settings.protocol === 'telnet'
      ? this.dialers.telnet.dial(request, settings)
      : this.dialers.ssh.dial(request, settings);
  }
}
