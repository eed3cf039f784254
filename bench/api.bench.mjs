// L6: what a scoped, permission-checked list costs against raw http that reads and sends the same rows.
// CPU of the serving process for each request, in microseconds; both are asked in turns in one run.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, get } from 'node:http';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..');
const require = createRequire(import.meta.url);
const LIMIT = 2.5;
const ROUNDS = 7;
const REQUESTS = 600;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

function start(file, env, execArgv = []) {
  const child = fork(file, {
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const facts = Promise.race([
    answer(child, message => message.url || message.port),
    new Promise((_, reject) => {
      child.once('exit', code =>
        reject(new Error(`${file} ended with ${code}`)),
      );
    }),
  ]);
  return { child, facts };
}

// The loader of TypeScript tells its parent of every file it reads: those messages are not ours.
function answer(child, isIt) {
  return new Promise(resolve => {
    child.on('message', function listen(message) {
      if (!isIt(message)) return;
      child.off('message', listen);
      resolve(message);
    });
  });
}

async function cpuOf(child) {
  child.send('cpu');
  const { cpu } = await answer(child, message => message.cpu !== undefined);
  return cpu;
}

function ask(url, headers) {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, response => {
      let size = 0;
      response.on('data', chunk => (size += chunk.length));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(size)
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

async function perRequest(child, [url, headers], count) {
  const before = await cpuOf(child);
  let left = count;
  const worker = async () => {
    while (left-- > 0) await ask(url, headers);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return ((await cpuOf(child)) - before) / count;
}

const transform = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];
const product = start(
  join(root, 'packages/backend/src/testing/serveWorld.ts'),
  { LOG_LEVEL: 'error', NODE_ENV: 'production' },
  transform,
);
const { url, token, database } = await product.facts;
const raw = start(join(here, 'rawHttp.mjs'), { BENCH_DATABASE: database });
const { port } = await raw.facts;
const headers = { authorization: `Bearer ${token}` };
const ours = [`${url}/api/assets/assets?tenant=acme&limit=50`, headers];
const theirs = [`http://127.0.0.1:${port}/`, {}];
// Until the engine has compiled what it will.
await perRequest(product.child, ours, 3_000);
await perRequest(raw.child, theirs, 3_000);
const costs = { ours: [], theirs: [] };
for (let round = 0; round < ROUNDS; round++) {
  costs.ours.push(await perRequest(product.child, ours, REQUESTS));
  costs.theirs.push(await perRequest(raw.child, theirs, REQUESTS));
}
// The best of the rounds: the others measure the machine's other work.
const [a, b] = [Math.min(...costs.ours), Math.min(...costs.theirs)];
const measured = a / b;
console.log(
  JSON.stringify({
    id: 'L6',
    goal: 'CPU of a list request with sign-in, permission, scope and row-level security, against raw http that reads the same rows',
    measured: `${measured.toFixed(2)} × (${a.toFixed(0)} µs)`,
    limit: `≤ ${LIMIT} ×`,
    peer: `raw http + pg, ${b.toFixed(0)} µs`,
    ok: measured <= LIMIT,
  }),
);
product.child.removeAllListeners('exit');
product.child.send('stop');
raw.child.kill();
agent.destroy();
