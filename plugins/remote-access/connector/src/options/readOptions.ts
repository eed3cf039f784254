import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const usualNmap = '/usr/bin/nmap';
const usualGuacds = ['/usr/sbin/guacd', '/usr/local/sbin/guacd'];

/** What the connector is started with. Throws with a sentence where that is wrong. */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      directory: { type: 'string', default: '/run/wardroom-connector' },
      state: { type: 'string', default: '/var/lib/wardroom-connector' },
      group: { type: 'string', default: '0' },
      'dial-out': { type: 'string' },
      guacd: { type: 'string' },
      'guacd-root': { type: 'string' },
      nmap: { type: 'string' },
    },
  });
  const [, host = '0.0.0.0', port] =
    /^(?:\[?([^\]]*)\]?:)?(\d{1,5})$/.exec(values['dial-out'] ?? '') ?? [];
  if (values['dial-out'] && !port) {
    throw new Error('--dial-out must be a port, or an address and a port');
  }
  return {
    directory: values.directory,
    stateDirectory: values.state,
    gid: groupId(values.group),
    dialOut: port ? { host, port: Number(port) } : undefined,
    guacd: guacdOf(values.guacd, values['guacd-root']),
    nmap: nmapOf(values.nmap),
  };
}

function guacdOf(
  program = usualGuacds.find(path => existsSync(path)),
  root?: string,
) {
  if (!program) return undefined;
  if (existsSync(`${root ?? ''}${program}`)) return { program, root };
  throw new Error(`There is no guacd at ${root ?? ''}${program}`);
}

function nmapOf(program?: string): string | undefined {
  const path = program ?? usualNmap;
  if (existsSync(path)) return path;
  if (!program) return undefined;
  throw new Error(`There is no nmap at ${path}`);
}

function groupId(name: string): number {
  if (/^\d+$/.test(name)) return Number(name);
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`));
  if (!line) throw new Error(`There is no group ${name}`);
  return Number(line.split(':')[2]);
}
