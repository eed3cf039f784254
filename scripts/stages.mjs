// The stages of npm test. Each adds to the results what it counted.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';
import { buildApp } from './appBuild.mjs';
import { compileCache, runNode } from './command.mjs';
import { root } from './console.mjs';
import { readJson } from './dataDir.mjs';
import { demoPeople } from './people.mjs';
import { freePort } from './machine/ports.mjs';
import { Product } from './product.mjs';
import { findProgram } from './debianPackages.mjs';
import { countJest } from './results.mjs';
import { sourceFiles } from './sources.mjs';

const require = createRequire(import.meta.url);
const BACKSTAGE_CLI = join(
  root,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/** What is checked without running anything: each check counts as one test. */
export async function checks(results) {
  const code = sourceFiles().filter(file =>
    /\.(ts|tsx|js|cjs|mjs)$/.test(file),
  );
  const all = [
    [
      'formatting',
      [
        require.resolve('prettier/bin/prettier.cjs'),
        '--check',
        '--log-level=warn',
        ...code,
      ],
    ],
    [
      'types',
      [
        require.resolve('typescript/bin/tsc'),
        '--noEmit',
        '--incremental',
        'false',
      ],
    ],
    ['lint', [BACKSTAGE_CLI, 'repo', 'lint', '--max-warnings', '0']],
    [
      'lint of scripts',
      [
        join(root, 'node_modules/eslint/bin/eslint.js'),
        ...['--max-warnings', '0', '--ext', '.mjs,.cjs,.js'],
        ...['scripts', 'examples', 'bench', 'e2e'],
      ],
    ],
    ['licences of dependencies', [join(root, 'scripts/licences.mjs')]],
    [
      'no registry hosts, machine paths or secrets in files',
      [join(root, 'scripts/words.mjs')],
    ],
  ];
  // Each is one thread's work.
  const worker = async () => {
    for (let next = all.shift(); next; next = all.shift())
      await check(results, ...next);
  };
  await Promise.all([worker(), worker()]);
}

async function check(results, name, args) {
  const began = Date.now();
  const { code, output } = await runNode(args);
  results.add(name, code === 0 ? { passed: 1 } : { failed: 1 });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    code === 0
      ? `${name}: passed (${seconds} s)\n`
      : `${name}: FAILED (${seconds} s)\n${output.trim()}\n`,
  );
}

/** The tests of the launcher and the lab, with Node's own runner. */
export async function nodeTests(results, pattern) {
  const files = sourceFiles()
    .filter(
      file =>
        file.endsWith('.test.mjs') && (!pattern || file.includes(pattern)),
    )
    .map(file => join(root, file));
  if (!files.length) return;
  const counts = await new Promise(resolve => {
    let total = { failed: 1 };
    const names = [];
    const stream = run({ files, concurrency: 2, cwd: root });
    stream.on(
      'test:summary',
      ({ file, counts: { passed, failed, cancelled, skipped, todo } }) => {
        if (!file)
          total = {
            passed,
            failed: failed + cancelled,
            skipped: skipped + todo,
          };
      },
    );
    stream.on('test:pass', ({ name, skip }) => {
      if (skip !== undefined) names.push(skip ? `${name} (${skip})` : name);
    });
    stream.on('end', () => resolve({ ...total, names }));
    stream.compose(new Spec()).pipe(process.stdout, { end: false });
  });
  results.add('launcher and lab', counts);
}

/** All Jest tests of the workspace, on the test database; with a pattern only those whose path matches. */
export async function jestTests(results, pattern) {
  const report = join(tmpdir(), `wardroom-jest-${process.pid}.json`);
  const args = [
    'repo',
    'test',
    '--ci',
    '--watchAll=false',
    // A test that hangs is told by this, not by how slow the machine is today.
    '--testTimeout=60000',
    '--json',
    `--outputFile=${report}`,
  ];
  await runNode([BACKSTAGE_CLI, ...args, ...(pattern ? [pattern] : [])], {
    show: true,
    // Some suites start the whole product.
    env: compileCache,
  });
  results.add('packages and plugins', countJest(readJson(report)));
  rmSync(report, { force: true });
}

/** The app as the browser gets it. */
export async function appBuild(results) {
  const failed = await buildApp().then(
    () => undefined,
    error => error,
  );
  if (failed) process.stdout.write(`${failed.message}\n`);
  results.add('app build', failed ? { failed: 1 } : { passed: 1 });
}

/** The journeys through the whole product in a browser: e2e/run.mjs, which writes what it counted to the file WARDROOM_RESULT. */
export async function journeys(results) {
  const program = join(root, 'e2e/run.mjs');
  if (!existsSync(program)) return;
  const chromium =
    process.env.WARDROOM_CHROMIUM ??
    findProgram('chromium', 'chromium-browser', 'google-chrome');
  if (!chromium) {
    results.skip('journeys', 'needs the Debian package chromium');
    return;
  }
  const report = join(tmpdir(), `wardroom-journeys-${process.pid}.json`);
  const lab = await startServers();
  const { code } = await onProduct(connectorOf(lab.servers), where =>
    runNode([program], {
      show: true,
      env: {
        ...where,
        WARDROOM_SERVERS: JSON.stringify(lab.servers),
        WARDROOM_RESULT: report,
        WARDROOM_CHROMIUM: chromium,
      },
    }),
  ).finally(() => lab.stop());
  const counts = readJson(report);
  results.add(
    'journeys',
    code === 0 || counts?.failed
      ? (counts ?? { failed: 1 })
      : { ...counts, failed: 1 },
  );
  if (existsSync(report)) rmSync(report);
}

/** Servers of other protocols than the lab's SSH, and customers' networks, for the journeys; they end with this process at the latest. */
async function startServers() {
  const started = await Promise.all([
    startProgram('gateway/src/testing/journeyServers.ts'),
    startProgram('connector/src/testing/journeySites.ts'),
  ]);
  return {
    servers: Object.assign({}, ...started.map(({ servers }) => servers)),
    stop: () => Promise.all(started.map(({ stop }) => stop())),
  };
}

async function startProgram(path) {
  const program = join(root, 'plugins/remote-access', path);
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  const child = fork(program, [], { execArgv: ['--require', transform] });
  const exited = once(child, 'exit');
  const servers = await new Promise((resolve, reject) => {
    // What compiles the program speaks to this process, too.
    child.on('message', message => message.servers && resolve(message.servers));
    child.on('exit', code => reject(new Error(`${path} ended with ${code}`)));
  });
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
  return { servers, stop };
}

/** What leads the product to the connector of the journeys, where there is one. */
function connectorOf({ sites }) {
  if (!sites) return {};
  const { socket, dialOutHost } = sites.connector;
  return {
    APP_CONFIG_remoteAccess_connector_socket: JSON.stringify(socket),
    APP_CONFIG_remoteAccess_connector_dialOutHost: JSON.stringify(dialOutHost),
  };
}

/** Starts the product as `npm start` does, in a folder of its own, for as long as the work takes. */
async function onProduct(env, work) {
  const dir = mkdtempSync(join(tmpdir(), 'wardroom-journey-'));
  const product = new Product({ dir, port: await freePort(), env });
  try {
    await product.start();
    await demoPeople(dir);
    return await work({
      WARDROOM_URL: product.url,
      WARDROOM_PEOPLE: join(dir, 'demo-people.json'),
    });
  } finally {
    await product.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
