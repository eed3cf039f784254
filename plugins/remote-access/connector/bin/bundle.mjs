// yarn workspace @wardroom/remote-access-connector bundle: dist/wardroom-connector.cjs, one file that needs Node alone.
// The machine that keeps the tunnels needs nothing else of this repository.
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../../../scripts/bundleProgram.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));

await bundleProgram(
  here('../src/main.ts'),
  process.argv[2] ?? here('../dist/wardroom-connector.cjs'),
);
