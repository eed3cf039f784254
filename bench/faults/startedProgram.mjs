import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Starts a program beside this file and waits until it tells what it is to be used by. */
export async function startedProgram(name, args) {
  const child = fork(join(import.meta.dirname, name), args);
  const facts = await new Promise((resolve, reject) => {
    // The loader of TypeScript tells its parent of every file it reads: those messages are not ours.
    child.on('message', message => {
      if (message.started) resolve(message.started);
    });
    child.once('exit', code => reject(new Error(`${name} ended with ${code}`)));
  });
  return { child, facts };
}
