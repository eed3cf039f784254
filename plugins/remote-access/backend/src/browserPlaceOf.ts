import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { BrowserPlace } from '@wardroom/remote-access-common';

type Config = ReturnType<RootConfigService['getOptionalConfig']>;

/** Where systems keep Chromium itself, with the folder in which it looks for policies. */
const usual = [
  ['/usr/lib/chromium/chromium', '/etc/chromium/policies'],
  ['/usr/lib64/chromium-browser/chromium-browser', '/etc/chromium/policies'],
  ['/opt/google/chrome/chrome', '/etc/opt/chrome/policies'],
];

const folders = ['/usr/bin', '/usr/local/bin'];

/** With what the gateway shows web applications: as configured, and what this machine has. Undefined where a part is missing. */
export function browserPlaceOf(own: Config): BrowserPlace | undefined {
  const given = own?.getOptionalConfig('browser');
  const [program, folder] = usual.find(([path]) => existsSync(path)) ?? [];
  const place = {
    chromium: given?.getOptionalString('chromium') ?? program,
    policies: given?.getOptionalString('policies') ?? folder,
    xvnc: found('Xtigervnc', 'Xvnc'),
    bwrap: found('bwrap'),
    socat: found('socat'),
  };
  const { chromium, policies, xvnc, bwrap, socat } = place;
  return chromium && policies && xvnc && bwrap && socat
    ? { chromium, policies, xvnc, bwrap, socat }
    : undefined;
}

function found(...names: string[]): string | undefined {
  return names
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(path => existsSync(path));
}
