import { InputError } from '@backstage/errors';
import type { StoredTarget } from './TargetReader';

/** Refuses a command that the configuration does not have, or that would lead past a site or a host on the way. */
export function checkProxyCommand(
  target: Pick<StoredTarget, 'settings' | 'site' | 'jumps'>,
  known: readonly string[],
): void {
  const { settings, site, jumps } = target;
  if (settings.protocol !== 'ssh' || !settings.proxyCommand) return;
  if (!known.includes(settings.proxyCommand)) {
    throw new InputError(
      `settings.proxyCommand: the configuration has ${known.length ? `only ${known.join(', ')}` : 'no commands'}`,
    );
  }
  if (site || jumps.length > 0) {
    throw new InputError(
      'settings.proxyCommand: a command goes its own way; choose no site and no host on the way',
    );
  }
}
