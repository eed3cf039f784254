import type { BrowserPlace } from '@wardroom/remote-access-common';
import { programsOf } from './programsOf';

/** What web applications are shown with on this machine; undefined where a part is missing. */
export function browserPlace(): BrowserPlace | undefined {
  const found = programsOf([
    'Xtigervnc',
    'bwrap',
    'socat',
    '../lib/chromium/chromium',
  ]);
  if (!found) return undefined;
  const [xvnc, bwrap, socat, chromium] = found;
  return { xvnc, bwrap, socat, chromium, policies: '/etc/chromium/policies' };
}
