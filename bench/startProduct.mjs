// The whole product in a process of its own, on a database of its own, with people who are signed in.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const require = createRequire(import.meta.url);
const program = fileURLToPath(
  new URL('../packages/backend/src/testing/serveLab.ts', import.meta.url),
);

/**
 * @returns `{ pid, client, ask, renew, stop }`: `client` is the superuser's in its database, who is bound by nothing; `ask`
 *   calls `/api<path>` as somebody of the cast and gives the answer's JSON
 */
export async function startProduct() {
  const child = fork(program, {
    execArgv: [
      '--expose-gc',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const life = await new Promise((resolve, reject) => {
    child.on('message', message => message.tokens && resolve(message));
    child.once('exit', code => reject(new Error(`it ended with ${code}`)));
  });
  const { url, tokens, cookie } = life;
  const ask = async (persona, path, options = {}) => {
    const headers = { authorization: `Bearer ${tokens[persona]}` };
    const response = await fetch(`${url}/api${path}`, {
      ...options,
      headers: { ...headers, ...options.headers },
    });
    if (response.ok) return response.json();
    throw new Error(`${path} answered ${response.status}`);
  };
  /** Tokens are good for minutes: the technician gets another. */
  const renew = async () => {
    const headers = { cookie, 'x-requested-with': 'XMLHttpRequest' };
    const path = '/api/auth/wardroom/refresh';
    const answer = await fetch(`${url}${path}`, { headers });
    const { backstageIdentity } = await answer.json();
    tokens.technician = backstageIdentity.token;
  };
  const { pathname } = new URL(life.environment.WARDROOM_DATABASE_OWNER_URL);
  const database = Object.assign(new URL(process.env.WARDROOM_TEST_POSTGRES), {
    pathname,
  });
  const client = new pg.Client(database.href);
  await client.connect();
  const stop = async () => {
    await client.end();
    const gone = new Promise(resolve => {
      child.once('exit', resolve);
    });
    child.disconnect();
    await gone;
  };
  return { pid: child.pid, client, ask, renew, stop };
}
