// yarn workspace @wardroom/remote-access-gateway bundle: dist/wardroom-gateway.cjs, one file that needs Node alone.
// A machine that runs gateways needs nothing else of this repository but dist/exportPage.json, which is made beside it:
// the program of the pages that recordings are taken out as.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../../../scripts/bundleProgram.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const target = process.argv[2] ?? here('../dist/wardroom-gateway.cjs');

await bundleProgram(here('../src/main.ts'), target);
execFileSync(process.execPath, [
  here('./bundlePage.mjs'),
  join(dirname(target), 'exportPage.json'),
]);
