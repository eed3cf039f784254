// From the Node that the machine has to the Node that the project runs on.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './console.mjs';
import { install } from './install.mjs';
import { environment, node } from './toolchain.mjs';

/**
 * Installs what is missing and runs scripts/<program> in a process of the project's own Node;
 * ends this process with that one's exit code.
 */
export async function launch(program, before, args) {
  if (before) await (await import(`./${before}`)).before(args);
  await install();
  // The channel is the leash: when this process dies, even by kill -9, the other one notices and stops.
  const child = spawn(node(), [join(root, 'scripts', program), ...args], {
    cwd: root,
    env: environment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', error => {
    process.stderr.write(`\nWardroom cannot go on: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
