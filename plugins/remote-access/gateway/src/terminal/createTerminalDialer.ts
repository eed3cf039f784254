import { SshDialer } from '../dial/SshDialer';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { OpenSshDialer } from '../openssh/OpenSshDialer';
import { TelnetDialer } from '../telnet/TelnetDialer';
import { TerminalDialer } from './TerminalDialer';

/** A dialer for all protocols, each attempt of which may take so many milliseconds. */
export function createTerminalDialer(
  source: CredentialSource,
  paths: TargetPaths,
  timeLimitMs: number,
): TerminalDialer {
  return new TerminalDialer({
    ssh: new SshDialer(source, paths, timeLimitMs),
    openssh: new OpenSshDialer(source, paths, timeLimitMs),
    telnet: new TelnetDialer(source, paths, timeLimitMs),
  });
}
