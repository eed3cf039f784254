/**
 * The connector as a program of its own, for root:
 *
 *   wardroom-connector [--directory DIR] [--state DIR] [--group GROUP] [--dial-out [ADDRESS:]PORT]
 *     [--guacd PROGRAM [--guacd-root DIR]] [--nmap PROGRAM]
 *
 * It starts itself again, without rights, as the door of each site and as the listener for customers who dial out.
 */
import { readOptions } from './options/readOptions';

const log = (sentence: string) => process.stderr.write(`${sentence}\n`);

async function run(args: string[]): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error('The connector must be started as root');
  }
  const { Connector } = await import('./Connector');
  const program = [process.execPath, ...process.execArgv, process.argv[1]];
  const connector = await Connector.start({
    ...readOptions(args),
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
