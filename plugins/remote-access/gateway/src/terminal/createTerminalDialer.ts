import { SshDialer } from '../dial/SshDialer';
import { TargetPaths } from '../dial/TargetPaths';
import type { KeyStore } from '../keys/KeyStore';
import { TelnetDialer } from '../telnet/TelnetDialer';
import { TerminalDialer } from './TerminalDialer';

/** A dialer for all protocols, each attempt of which may take so many milliseconds. */
export function createTerminalDialer(
  keys: KeyStore,
  timeLimitMs: number,
): TerminalDialer {
  const paths = new TargetPaths(keys);
  return new TerminalDialer({
    ssh: new SshDialer(keys, paths, timeLimitMs),
    telnet: new TelnetDialer(keys, paths, timeLimitMs),
  });
}
