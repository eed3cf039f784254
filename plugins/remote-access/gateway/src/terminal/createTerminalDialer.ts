import type { ProxyCommand } from '@wardroom/remote-access-common';
import { ApiDialer } from '../api/ApiDialer';
import { SshDialer } from '../dial/SshDialer';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { OpenSshDialer } from '../openssh/OpenSshDialer';
import { TelnetDialer } from '../telnet/TelnetDialer';
import { TerminalDialer } from './TerminalDialer';

/** A dialer for all protocols. */
export function createTerminalDialer(
  source: CredentialSource,
  paths: TargetPaths,
  options: {
    /** Milliseconds that each attempt may take. */
    timeLimitMs: number;
    commands: ProxyCommand[];
  },
): TerminalDialer {
  const { timeLimitMs } = options;
  return new TerminalDialer({
    ssh: new SshDialer(source, paths, timeLimitMs),
    openssh: new OpenSshDialer(source, paths, options),
    telnet: new TelnetDialer(source, paths, timeLimitMs),
    api: new ApiDialer(source, paths, timeLimitMs),
  });
}
