/**
 * The gateway as a program. The portal starts it as a child process and speaks with it over the IPC channel; when that
 * channel breaks, for whatever reason, the gateway ends all sessions, seals their recordings and exits. With
 *
 *   wardroom-gateway --config FILE
 *
 * it is a program of its own, one of several, whose sessions outlive portals.
 */
import { parseArgs } from 'node:util';
import { Gateway } from './Gateway';
import { serveParent } from './node/serveParent';
import { GatewayNode } from './node/GatewayNode';
import { readNodeConfig } from './node/readNodeConfig';

const say = (message: string) => process.stderr.write(`${message}\n`);
const leave = (code: number) => () => process.exit(code);

/** What nobody expected ends the gateway: in good order, and with the recordings sealed. */
function failWith(gateway: Gateway): void {
  let failing = false;
  const fail = (error: unknown) => {
    if (failing) return;
    failing = true;
    const stack = error instanceof Error ? error.stack : String(error);
    gateway.log('error', `The gateway failed and ends: ${stack}`);
    gateway.stop('lost').then(leave(1), leave(1));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

async function runNode(path: string): Promise<void> {
  const config = await readNodeConfig(path);
  const gateway = new Gateway((level, message) => say(`${level}: ${message}`));
  failWith(gateway);
  const node = await GatewayNode.start(gateway, config);
  let asked = 0;
  const stop = () => {
    asked += 1;
    // Whoever asks twice does not want to wait.
    node.stop(asked > 1 ? 0 : config.drainSeconds).then(leave(0), leave(1));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  say(`The gateway ${config.node} is ready. Its key is ${node.fingerprint}`);
}

function runChild(): void {
  const gateway = new Gateway();
  failWith(gateway);
  serveParent(gateway, leave);
}

const { values } = parseArgs({ options: { config: { type: 'string' } } });
if (values.config !== undefined) {
  runNode(values.config).catch((error: Error) => {
    say(error.message);
    process.exit(1);
  });
} else if (process.send) {
  runChild();
} else {
  say('Usage: wardroom-gateway --config FILE');
  process.exit(1);
}
