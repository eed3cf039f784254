// npm start with the real backend and app: it comes up, it goes down as a whole, and it comes back after every kind of death.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  rmSync,
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson } from './dataDir.mjs';
import { freePort, portTaken } from './machine/ports.mjs';
import { commandOf, startOf } from './machine/processes.mjs';
import { root } from './console.mjs';
import { run } from './testing/launcher.mjs';

const READY_WITHIN = 300_000;
let folder;
let port;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wardroom-serve-'));
  chmodSync(folder, 0o711);
  port = await freePort();
});
after(() => rmSync(folder, { recursive: true, force: true }));

// Starts it as a user does and resolves when it says that it is ready.
async function start(context) {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/start.mjs'), '--no-demo', '--port', String(port)],
    {
      cwd: root,
      env: { ...process.env, WARDROOM_DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const started = { child, output: '', code: undefined };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => (started.output += chunk));
  // A test that failed half-way leaves nothing running either.
  context.after(async () => {
    child.kill('SIGINT');
    await started.ended;
  });
  started.ended = new Promise(resolve =>
    child.on('close', code => resolve((started.code = code))),
  );
  for (
    const until = Date.now() + READY_WITHIN;
    !/Ctrl-C stops everything/.test(started.output);
    await sleep(100)
  ) {
    assert.ok(
      started.child.exitCode === null && Date.now() < until,
      started.output,
    );
  }
  started.parts = parts();
  return started;
}

// The processes of this start: the launcher's supervisor, the database, the backend.
function parts() {
  const supervisor = readJson(folder, 'instance.json').pid;
  const postgres = Number(
    readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split(
      '\n',
    )[0],
  );
  const backend = readdirSync('/proc')
    .map(Number)
    .find(
      pid =>
        pid &&
        commandOf(pid).includes('src/index.ts') &&
        parentOf(pid) === supervisor,
    );
  return { supervisor, postgres, backend };
}

function parentOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^PPid:\s+(\d+)/m.exec(status)[1]);
}

async function nothingIsLeft({ supervisor, postgres, backend }) {
  for (
    let left = 100;
    left && [supervisor, postgres, backend].some(startOf);
    left -= 1
  )
    await sleep(100);
  for (const pid of [supervisor, postgres, backend])
    assert.equal(startOf(pid), undefined, commandOf(pid));
  assert.equal(await portTaken(port), false);
  assert.ok(!existsSync(join(folder, 'instance.json')));
}

describe(
  'npm start',
  {
    skip:
      process.platform === 'linux' ? false : 'looks at processes the Linux way',
  },
  () => {
    test('serves the app under a strict policy, prints the first admin’s link, and Ctrl-C ends all of it', async context => {
      const started = await start(context);
      assert.match(
        started.output,
        new RegExp(
          `Wardroom is ready: http://localhost:${port}\\n.*link, which works once: http://localhost:${port}/`,
        ),
      );
      const page = await fetch(`http://localhost:${port}/`);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<div id="root">/);
      const policy = page.headers.get('content-security-policy');
      assert.match(policy, /default-src 'self'.*frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);

      const second = await run('start.mjs', {
        args: ['--port', String(await freePort())],
        env: { WARDROOM_DATA_DIR: folder },
      });
      assert.equal(second.code, 1);
      assert.match(second.error, /already runs/);

      started.child.kill('SIGINT');
      assert.equal(await started.ended, 0);
      await nothingIsLeft(started.parts);
    });

    test('after a kill -9 of the launcher everything else ends, and the next start works', async context => {
      const first = await start(context);
      process.kill(first.parts.supervisor, 'SIGKILL');
      assert.equal(await first.ended, 1);
      for (let left = 300; left && startOf(first.parts.backend); left -= 1)
        await sleep(100);
      assert.equal(startOf(first.parts.backend), undefined);
      const second = await start(context);
      assert.notEqual(second.parts.postgres, first.parts.postgres);
      second.child.kill('SIGTERM');
      assert.equal(await second.ended, 0);
      await nothingIsLeft(second.parts);
    });

    test('a backend that dies takes everything down with an error and the end of its log', async context => {
      const started = await start(context);
      process.kill(started.parts.backend, 'SIGKILL');
      assert.equal(await started.ended, 1);
      assert.match(
        started.output,
        /Wardroom cannot go on: the backend ended by itself\. The end of .*backend\.log/,
      );
      await nothingIsLeft(started.parts);
    });
  },
);
