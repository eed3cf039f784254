import { existsSync } from 'node:fs';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { GuacdPlace } from '@wardroom/remote-access-common';

type Config = ReturnType<RootConfigService['getOptionalConfig']>;

const usual = ['/usr/sbin/guacd', '/usr/local/sbin/guacd'];

/** Where the tests keep a guacd on systems that have none; only root can start what lies there. */
const cached = {
  program: '/usr/sbin/guacd',
  root: '/var/cache/wardroom/guacd',
};

/** Where the gateway finds guacd: as configured, or what this machine has. */
export function guacdPlaceOf(own: Config): GuacdPlace | undefined {
  const given = own?.getOptionalConfig('guacd');
  if (given?.has('host')) {
    return {
      host: given.getString('host'),
      port: given.getOptionalNumber('port') ?? 4822,
      drive: given.getOptionalString('drive'),
    };
  }
  if (given?.has('program')) {
    const root = given.getOptionalString('root');
    return { program: given.getString('program'), root };
  }
  const program = usual.find(path => existsSync(path));
  if (program) return { program };
  const isRoot = process.getuid?.() === 0;
  return isRoot && existsSync(cached.root + cached.program)
    ? cached
    : undefined;
}
