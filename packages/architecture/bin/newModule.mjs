// yarn new:module <context> <vendor>: one vendor for a context, in a package of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './fail.mjs';
import { render } from './render.mjs';
import { wordsOf } from './wordsOf.mjs';

const root = process.cwd();
const [context, vendor] = process.argv.slice(2);

if (
  !/^[a-z]+(-[a-z]+)*$/.test(context ?? '') ||
  !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(vendor ?? '')
) {
  fail(
    'Say: yarn new:module <context> <vendor>, both in lower-case words with hyphens. Example: yarn new:module integrations jira',
  );
}
const home = join(root, 'plugins', context);
if (!existsSync(join(home, 'common')))
  fail(
    `There is no context plugins/${context}. Make it first: yarn new:context ${context}`,
  );
const target = join(home, `module-${vendor}`);
if (existsSync(target))
  fail(`plugins/${context}/module-${vendor} is there already.`);

const made = await render({
  root,
  template: 'module',
  target,
  words: { ...wordsOf(context, vendor), vendor },
});
process.stdout
  .write(`Made ${made.length} files in plugins/${context}/module-${vendor}. What is left:

1. src/module.ts: hand the connector to the extension point of plugins/${context}/node.
2. packages/backend: add @wardroom/${context}-module-${vendor} to package.json and to the list of features.
3. yarn install, then yarn tsc and npm test.
`);
