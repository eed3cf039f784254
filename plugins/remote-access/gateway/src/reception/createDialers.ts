import type { GuacdPlace, ProxyCommand } from '@wardroom/remote-access-common';
import { DesktopDialer } from '../desktop/DesktopDialer';
import { Guacds } from '../desktop/Guacds';
import { TargetPaths } from '../dial/TargetPaths';
import type { PortalChannel } from '../link/PortalChannel';
import { leadThrough } from '../openssh/leadThrough';
import type { CredentialSource } from '../store/CredentialSource';
import { createTerminalDialer } from '../terminal/createTerminalDialer';

/** What opens terminals and desktops; `guacds` are to be stopped when nothing is open any more. */
export function createDialers(
  source: CredentialSource,
  settings: {
    guacd?: GuacdPlace;
    limits: { dialMs: number };
    proxyCommands: ProxyCommand[];
  },
  portal: PortalChannel,
) {
  const { dialMs } = settings.limits;
  const guacds = new Guacds(settings.guacd, message =>
    portal.tell('log', { level: 'warn', message: message.slice(0, 1000) }),
  );
  const paths = new TargetPaths(source, leadThrough);
  return {
    ...{ guacds, paths },
    dialer: createTerminalDialer(source, paths, {
      timeLimitMs: dialMs,
      commands: settings.proxyCommands,
    }),
    desktops: new DesktopDialer({ source, guacds, paths }, dialMs),
  };
}
