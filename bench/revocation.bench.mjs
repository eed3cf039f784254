// R1, R2: how long an open session and a token outlive the right to them, in the whole product.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const program = fileURLToPath(
  new URL(
    '../packages/backend/src/testing/timeRevocations.ts',
    import.meta.url,
  ),
);
const product = fork(program, {
  execArgv: [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ],
  env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production' },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
let times;
product.on('message', message => {
  if (message.sessions) times = message;
});
await once(product, 'exit');
if (!times) process.exit(1);

function report({ id, goal, measured, limit }) {
  const sorted = measured.sort((a, b) => a - b);
  const [p50, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  console.log(
    JSON.stringify({
      id,
      goal,
      measured: `${most.toFixed(0)} ms (p50 ${p50.toFixed(0)} ms, ${sorted.length} times)`,
      limit: `≤ ${limit} ms`,
      ok: most <= limit,
    }),
  );
}

report({
  id: 'R1',
  goal: 'an open session after its right is taken (the customer’s switch, a rule, a request that waits), the longest',
  measured: times.sessions,
  limit: 2_000,
});
report({
  id: 'R2',
  goal: 'a token after its person is disabled, until it is refused, the longest',
  measured: times.tokens,
  limit: 10_000,
});
