import type {
  DesktopOrder,
  OneTimeSecret,
  WebSettings,
} from '@wardroom/remote-access-common';
import { desktopOrder, type DesktopWishes } from './desktopOrder';
import type { WebConsole } from './WebConsole';

export type WebWishes = Partial<Omit<DesktopWishes, 'target'>> & {
  settings?: Partial<WebSettings>;
  oneTime?: OneTimeSecret;
  port?: number;
};

/** An order for a console, as the portal would give it for a redeemed ticket. */
export function webOrder(
  portal: Parameters<typeof desktopOrder>[0],
  { port: served, scheme }: Pick<WebConsole, 'port' | 'scheme'>,
  { settings, port = served, password = '', ...more }: WebWishes,
): Promise<DesktopOrder> {
  return desktopOrder(portal, {
    target: {
      ...{ port, username: 'admin' },
      settings: {
        ...{ protocol: 'web', scheme, path: '/', origins: [] },
        ...{ certificate: 'pin', signIn: { kind: 'form' } },
        ...settings,
      },
    },
    password,
    ...more,
  });
}
