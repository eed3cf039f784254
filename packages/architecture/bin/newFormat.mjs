// yarn new:format <vendor>: a format of scanners' files, in a module package of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './fail.mjs';
import { render } from './render.mjs';
import { wordsOf } from './wordsOf.mjs';

const root = process.cwd();
const [vendor] = process.argv.slice(2);

if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(vendor ?? ''))
  fail(
    'Say: yarn new:format <vendor>, in lower-case words with hyphens. Example: yarn new:format net-box',
  );
const folder = `plugins/assets/module-${vendor}`;
const target = join(root, folder);
if (existsSync(target)) fail(`${folder} is there already.`);

const words = { ...wordsOf('assets', vendor), vendor };
const made = await render({ root, template: 'format', target, words });
process.stdout
  .write(`Made ${made.length} files in ${folder}: a format that works, for files as its test has them. What is left:

1. src/scanFormat.ts: read what the scanner writes; src/scanFormat.test.ts: samples of it.
2. packages/backend: add @wardroom/assets-module-${vendor} to package.json and to the list of features.
3. yarn install, then yarn tsc and npm test.
`);
