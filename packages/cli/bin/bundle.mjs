// yarn workspace @wardroom/cli bundle: dist/wardroom.mjs, one file without dependencies. Who checks a trail offline
// needs it and Node, and nothing of this repository.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('../src/main.ts')],
  outfile: process.argv[2] ?? here('../dist/wardroom.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  alias: { 'cross-fetch': here('./nodeFetch.mjs') },
  banner: {
    // Some of what is bundled asks for built-in modules by require, and some imports what makes one by its own name.
    js: `#!/usr/bin/env node
import { createRequire as requireOf } from 'node:module';
const require = requireOf(import.meta.url);`,
  },
  legalComments: 'inline',
  logLevel: 'warning',
});
