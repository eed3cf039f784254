import { existsSync } from 'node:fs';
import type { GuacdPlace } from '@wardroom/remote-access-common';

/** Where the test set-up puts Debian 11's guacd, since Debian 12 has none. */
const root = '/var/cache/wardroom/guacd';
const program = '/usr/sbin/guacd';

/** A guacd that can be started on this machine; undefined where there is none. */
export function guacdPlace(): GuacdPlace | undefined {
  if (process.getuid?.() === 0 && existsSync(`${root}${program}`)) {
    return { program, root };
  }
  return existsSync(program) ? { program } : undefined;
}
