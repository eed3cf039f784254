// node scripts/bundle.mjs gateway|connector [file]: one of the programs of remote access as one file, which needs Node
// and nothing of this repository. The gateway's has exportPage.json beside it, the program of the pages that recordings
// are taken out as.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './console.mjs';

const [, , program, file] = process.argv;
if (!['gateway', 'connector'].includes(program)) {
  throw new Error('Say which program: gateway or connector');
}
const folder = join(root, 'plugins/remote-access', program);
const outfile = file ?? join(folder, `dist/wardroom-${program}.cjs`);

await build({
  entryPoints: [join(folder, 'src/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  plugins: [{ name: 'no-native-parts', setup: leaveOutNativeParts }],
  banner: { js: '#!/usr/bin/env node' },
  legalComments: 'inline',
  logLevel: 'warning',
});
if (program === 'gateway') {
  execFileSync(process.execPath, [
    join(folder, 'bin/bundlePage.mjs'),
    join(dirname(outfile), 'exportPage.json'),
  ]);
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
