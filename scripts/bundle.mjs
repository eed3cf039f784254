// node scripts/bundle.mjs gateway|connector [file]: one of the programs of remote access as one file, which needs Node
// and nothing of this repository. The gateway's has two things beside it: exportPage.json, the program of the pages that
// recordings are taken out as, and node_modules with the library for pseudo terminals, whose native part is of this kind
// of machine.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './console.mjs';

const [, , program, file] = process.argv;
if (!['gateway', 'connector'].includes(program)) {
  throw new Error('Say which program: gateway or connector');
}
const folder = join(root, 'plugins/remote-access', program);
const outfile = file ?? join(folder, `dist/wardroom-${program}.cjs`);

mkdirSync(dirname(outfile), { recursive: true });
const main = await bundled({ entryPoints: [join(folder, 'src/main.ts')] });
writeFileSync(
  outfile,
  `#!/usr/bin/env node\n${program === 'connector' ? await withDoor(main) : main}`,
);
if (program === 'gateway') {
  const beside = dirname(outfile);
  execFileSync(process.execPath, [
    join(folder, 'bin/bundlePage.mjs'),
    join(beside, 'exportPage.json'),
  ]);
  cpSync(
    join(root, 'node_modules/@lydell'),
    join(beside, 'node_modules/@lydell'),
    { recursive: true, dereference: true },
  );
}

/** The door of a site runs once for each site: by itself it takes a third less memory than with all of the connector. */
async function withDoor(connector) {
  const door = await bundled({
    stdin: {
      contents: `import { serveDoor } from './serveDoor'; serveDoor();`,
      resolveDir: join(folder, 'src/door'),
    },
  });
  return `if (process.argv[2] === 'door') {\n(() => {${door}})();\n} else {\n(() => {${connector}})();\n}\n`;
}

async function bundled(entry) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    plugins: [{ name: 'no-native-parts', setup: leaveOutNativeParts }],
    external: ['@lydell/node-pty'],
    // A library brings it along, and Node has fetch itself.
    alias: { 'cross-fetch': join(root, 'packages/cli/bin/nodeFetch.mjs') },
    legalComments: 'inline',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

// The SSH library's native parts are faster and not needed: with them the file would be of one machine alone.
function leaveOutNativeParts(bundle) {
  bundle.onResolve({ filter: /\.node$|^cpu-features$/ }, ({ path }) => ({
    path,
    namespace: 'absent',
  }));
  bundle.onLoad({ filter: /./, namespace: 'absent' }, () => ({
    contents: 'throw new Error("not in the bundle");',
    loader: 'js',
  }));
}
