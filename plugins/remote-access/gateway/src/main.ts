/**
 * The gateway as a program of its own. The portal starts it as a child process and speaks with it over the IPC channel;
 * when that channel breaks, for whatever reason, the gateway ends all sessions, seals their recordings and exits.
 */
import { Gateway } from './Gateway';

const send = process.send?.bind(process);
if (!send) {
  process.stderr.write(
    'The gateway is started by the Wardroom backend, not by hand.\n',
  );
  process.exit(1);
}

const gateway = new Gateway(message => {
  // A channel that is closing takes nothing more; `disconnect` follows.
  if (process.connected) send(message as object, undefined, {}, () => {});
});

const leave = (code: number) => () => process.exit(code);

process.on('message', (message, handle) => gateway.receive(message, handle));
process.once('disconnect', () => {
  gateway.disconnect().then(leave(0), leave(1));
});
process.once('SIGTERM', () => {
  gateway.stop('gateway-stopped').then(leave(0), leave(1));
});
// Ctrl-C reaches the whole group; the portal decides when its gateway goes.
process.on('SIGINT', () => {});

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
