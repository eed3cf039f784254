// npm start refuses with one sentence, before anything is downloaded, built or started; and it hears who ends it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from './machine/ports.mjs';
import { endProcess, startOf } from './machine/processes.mjs';
import { root } from './console.mjs';
import {
  bareCheckout,
  preload,
  run,
  temporaryFolder,
} from './testing/launcher.mjs';

const SENTENCE = /^\nWardroom cannot go on: (.+)\n$/;

function listen(port, host) {
  const server = createServer();
  return new Promise(resolve =>
    server.listen(port, host, () => resolve(server)),
  );
}

test('a taken port is named, with the way out, and nothing is started', async context => {
  const folder = temporaryFolder(context);
  const server = await listen(0, '127.0.0.1');
  context.after(() => server.close());
  const { port } = server.address();
  const { code, error } = await run('start.mjs', {
    args: ['--port', String(port)],
    env: { WARDROOM_DATA_DIR: join(folder, 'data') },
  });
  assert.equal(code, 1);
  assert.match(error, SENTENCE);
  assert.match(
    error,
    new RegExp(`port ${port} is taken by another program.*--port ${port + 1}`),
  );
  assert.ok(!existsSync(join(folder, 'data')));
});

test('a second start on the same data folder is refused with the first one’s process', async context => {
  const folder = temporaryFolder(context);
  writeFileSync(
    join(folder, 'instance.json'),
    JSON.stringify({ pid: process.pid, started: startOf(process.pid) }),
  );
  const { code, error } = await run('start.mjs', {
    args: ['--port', String(await freePort())],
    env: { WARDROOM_DATA_DIR: folder },
  });
  assert.equal(code, 1);
  assert.match(error, SENTENCE);
  assert.match(
    error,
    new RegExp(`already runs on .* \\(process ${process.pid}\\)`),
  );
  assert.deepEqual(readdirSync(folder).sort(), ['instance.json', 'open']);
});

test('an old Node is told which one is needed', async context => {
  const folder = temporaryFolder(context);
  const old = preload(
    folder,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });`,
  );
  for (const program of ['start.mjs', 'test.mjs', 'bench.mjs']) {
    const { code, error } = await run(program, { require: old });
    assert.equal(code, 1);
    assert.equal(
      error,
      'Wardroom cannot go on: it needs Node 20 or newer to start, and this is Node 18.20.4. Install a newer Node (https://nodejs.org) and try again.\n',
    );
  }
});

test('a full disk is noticed before the installation, and nothing is left behind', async context => {
  const checkout = bareCheckout(context);
  const before = readdirSync(checkout);
  const full = preload(
    temporaryFolder(context),
    `require('node:fs').statfsSync = () => ({ bavail: 1000, bsize: 4096 }); require('node:module').syncBuiltinESMExports();`,
  );
  const { code, error } = await run('start.mjs', {
    args: ['--port', String(await freePort())],
    checkout,
    require: full,
  });
  assert.equal(code, 1);
  assert.match(error, SENTENCE);
  assert.match(error, /this disk has 0\.0 GB free and 3\.0 GB are needed/);
  assert.deepEqual(readdirSync(checkout), before);
});

test('a machine without network is told so, and nothing is left half-installed', async context => {
  const checkout = bareCheckout(context);
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const env = {
    npm_config_registry: nowhere,
    YARN_NPM_REGISTRY_SERVER: nowhere,
    npm_config_cache: join(checkout, 'cache'),
  };
  const { code, error } = await run('start.mjs', {
    args: ['--port', String(await freePort())],
    checkout,
    env,
  });
  assert.equal(code, 1);
  assert.match(
    error,
    /Yarn .* could not be fetched from the npm registry: is this machine connected\?/,
  );
  assert.deepEqual(readdirSync(join(checkout, '.tools')), []);
  assert.ok(
    !existsSync(join(checkout, 'node_modules')) &&
      !existsSync(join(checkout, '.data')),
  );
});

test('options that do not exist or make no sense are named', async () => {
  const cases = [
    [['--prot', '1'], /Unknown option '--prot'/],
    [['--port', 'many'], /--port takes a number from 1 to 65535, not "many"/],
    [
      ['--database-url', 'mysql://x'],
      /--database-url takes a URL of the form postgres:/,
    ],
    [
      ['--reset-demo', '--database-url', 'postgres://x'],
      /Empty an outside one with its own tools/,
    ],
  ];
  for (const [args, sentence] of cases) {
    const { code, error } = await run('start.mjs', { args });
    assert.equal(code, 1);
    assert.match(error, sentence);
  }
});

test('--help explains the options and starts nothing', async () => {
  const { code, output } = await run('start.mjs', { args: ['--help'] });
  assert.equal(code, 0);
  for (const option of [
    '--port',
    '--dev',
    '--no-demo',
    '--reset-demo',
    '--database-url',
  ])
    assert.match(output, new RegExp(option));
});

test('a signal to npm alone reaches the launcher: no shell stays between them', async context => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json')));
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(
    join(folder, 'scripts/start.mjs'),
    "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); process.stdout.write(`pid ${process.pid}.`);",
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ scripts: { start: scripts.start } }),
  );
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise(resolve => npm.once('exit', resolve));
  let output = '';
  for await (const chunk of npm.stdout) {
    output += chunk;
    if (/pid \d+\./.test(output)) break;
  }
  const launcher = Number(/pid (\d+)/.exec(output)[1]);
  context.after(() => endProcess(launcher, [['SIGKILL', 2_000]]));
  npm.kill('SIGTERM');
  assert.equal(await ended, 7);
  assert.equal(startOf(launcher), undefined);
});
