import type {
  BrowserPlace,
  GuacdPlace,
  ProxyCommand,
} from '@wardroom/remote-access-common';
import { DesktopDialer, type DesktopOpener } from '../desktop/DesktopDialer';
import { Guacds } from '../desktop/Guacds';
import { TargetPaths } from '../dial/TargetPaths';
import type { PortalChannel } from '../link/PortalChannel';
import { leadThrough } from '../openssh/leadThrough';
import type { CredentialSource } from '../store/CredentialSource';
import { createTerminalDialer } from '../terminal/createTerminalDialer';
import { Browsers } from '../web/Browsers';
import { removeLeftBrowserFolders } from '../web/removeLeftBrowserFolders';
import { WebDialer } from '../web/WebDialer';

/** What opens terminals and desktops; `guacds` are to be stopped when nothing is open any more. */
export function createDialers(
  source: CredentialSource,
  settings: {
    guacd?: GuacdPlace;
    browser?: BrowserPlace;
    limits: { dialMs: number };
    proxyCommands: ProxyCommand[];
  },
  portal: PortalChannel,
) {
  const { dialMs } = settings.limits;
  const warn = (message: string) =>
    portal.tell('log', { level: 'warn', message: message.slice(0, 1000) });
  const browsers = new Browsers(settings.browser, warn);
  const guacds = new Guacds(settings.guacd, warn, browsers);
  removeLeftBrowserFolders().catch(error => warn(String(error)));
  const paths = new TargetPaths(source, leadThrough);
  const tools = { source, guacds, paths, browsers };
  return {
    ...{ guacds, paths },
    dialer: createTerminalDialer(source, paths, {
      timeLimitMs: dialMs,
      commands: settings.proxyCommands,
    }),
    desktops: opener(
      new DesktopDialer(tools, dialMs),
      new WebDialer(tools, dialMs),
    ),
  };
}

function opener(desktops: DesktopDialer, web: WebDialer): DesktopOpener {
  return {
    dial(request) {
      const { settings } = request.order.target;
      return settings.protocol === 'web'
        ? web.dial(request, settings)
        : desktops.dial(request, settings);
    },
  };
}
