// Can the lab be worked on?
import { setTimeout as sleep } from 'node:timers/promises';
import ssh2 from 'ssh2';

/** Whether a sign-in with the lab's key succeeds and a command runs in a terminal, within five seconds and while the server is `alive()`. */
export async function works(info, alive) {
  for (
    const until = Date.now() + 5_000;
    Date.now() < until && alive();
    await sleep(50)
  ) {
    const outcome = await signIn(info);
    if (outcome !== 'ECONNREFUSED') return outcome === 'ok';
  }
  return false;
}

function signIn({ host, port, username, privateKey }) {
  return new Promise(resolve => {
    const client = new ssh2.Client();
    const end = outcome => {
      client.end();
      resolve(outcome);
    };
    client.on('error', error => end(error.code ?? error.message));
    client.on('ready', () =>
      client.exec('exit 42', { pty: true }, (error, channel) => {
        if (error) return end(error.message);
        return channel
          .on('exit', code => end(code === 42 ? 'ok' : 'no shell'))
          .resume();
      }),
    );
    client.connect({ host, port, username, privateKey, readyTimeout: 5_000 });
  });
}
