import { SshDialer } from '../dial/SshDialer';
import { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { TelnetDialer } from '../telnet/TelnetDialer';
import { TerminalDialer } from './TerminalDialer';

/** A dialer for all protocols, each attempt of which may take so many milliseconds. */
export function createTerminalDialer(
  source: CredentialSource,
  timeLimitMs: number,
): TerminalDialer {
  const paths = new TargetPaths(source);
  return new TerminalDialer({
    ssh: new SshDialer(source, paths, timeLimitMs),
    telnet: new TelnetDialer(source, paths, timeLimitMs),
  });
}
