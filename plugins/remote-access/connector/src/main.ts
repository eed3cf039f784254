/**
 * The connector as a program of its own, for root:
 *
 *   wardroom-connector [--directory DIR] [--state DIR] [--group GROUP] [--dial-out [ADDRESS:]PORT]
 *     [--guacd PROGRAM [--guacd-root DIR]]
 *
 * It starts itself again, without rights, as the door of each site and as the listener for customers who dial out.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const usualGuacds = ['/usr/sbin/guacd', '/usr/local/sbin/guacd'];

const log = (sentence: string) => process.stderr.write(`${sentence}\n`);

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      directory: { type: 'string', default: '/run/wardroom-connector' },
      state: { type: 'string', default: '/var/lib/wardroom-connector' },
      group: { type: 'string', default: '0' },
      'dial-out': { type: 'string' },
      guacd: { type: 'string' },
      'guacd-root': { type: 'string' },
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

function groupId(name: string): number {
  if (/^\d+$/.test(name)) return Number(name);
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`));
  if (!line) throw new Error(`There is no group ${name}`);
  return Number(line.split(':')[2]);
}

async function run(args: string[]): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error('The connector must be started as root');
  }
  const { Connector } = await import('./Connector');
  const program = [process.execPath, ...process.execArgv, process.argv[1]];
  const connector = await Connector.start({
    ...optionsOf(args),
    ...{ program, log },
  });
  const stop = () => void connector.stop().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  log('The connector is ready');
}

// Each part loads what it needs: what strangers or customers reach has little in it.
async function begin([part, ...rest]: string[]): Promise<void> {
  if (part === 'door') (await import('./door/serveDoor')).serveDoor();
  else if (part === 'dial-out') {
    (await import('./dialOut/serveDialOut')).serveDialOut();
  } else await run(part === undefined ? [] : [part, ...rest]);
}

begin(process.argv.slice(2)).catch((error: Error) => {
  log(error.message);
  process.exit(1);
});
