// yarn workspace @wardroom/remote-access-gateway bundle: dist/wardroom-gateway.cjs, one file that needs Node alone.
// A machine that runs gateways needs nothing else of this repository but dist/exportPage.json, which is made beside it:
// the program of the pages that recordings are taken out as.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const target =
  process.argv[2] ??
  fileURLToPath(new URL('../dist/wardroom-gateway.cjs', import.meta.url));
const here = path => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('../src/main.ts')],
  outfile: target,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // The SSH library's native parts are faster and not needed: with them the file would be of one machine alone.
  plugins: [
    {
      name: 'no-native-parts',
      setup(bundle) {
        bundle.onResolve({ filter: /\.node$|^cpu-features$/ }, ({ path }) => ({
          path,
          namespace: 'absent',
        }));
        bundle.onLoad({ filter: /./, namespace: 'absent' }, () => ({
          contents: 'throw new Error("not in the bundle");',
          loader: 'js',
        }));
      },
    },
  ],
  banner: { js: '#!/usr/bin/env node' },
  legalComments: 'inline',
  logLevel: 'warning',
});

execFileSync(process.execPath, [
  here('./bundlePage.mjs'),
  join(dirname(target), 'exportPage.json'),
]);
