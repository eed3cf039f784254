// yarn new:context <name> [<noun>]: a context with one noun that works, to be grown from there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { architecture } from './architecture.mjs';
import { fail } from './fail.mjs';
import { render } from './render.mjs';
import { singularOf, wordsOf } from './wordsOf.mjs';

const root = process.cwd();
const [context, noun = singularOf(context ?? '')] = process.argv.slice(2);
const { contexts, beside } = architecture(root);

if (
  !/^[a-z]+(-[a-z]+)*$/.test(context ?? '') ||
  !/^[a-z]+(-[a-z]+)*$/.test(noun)
) {
  fail(
    'Say: yarn new:context <name> [<noun>], both in lower-case words with hyphens. Example: yarn new:context detections alert',
  );
}
if (!contexts.includes(context) && !beside[context]) {
  fail(
    `"${context}" is no context of architecture.json. Put it at its place in the order first: a context uses only those to its left. Known: ${contexts.join(', ')}.`,
  );
}
const target = join(root, 'plugins', context);
if (existsSync(join(target, 'common')))
  fail(`plugins/${context} is there already.`);

const made = await render({
  root,
  template: 'context',
  target,
  words: wordsOf(context, noun),
});
const { noun: camel } = wordsOf(context, noun);
process.stdout
  .write(`Made ${made.length} files in plugins/${context}. What is left:

1. plugins/tenants/common/src/builtInRoles.ts: give ${camel}.read, ${camel}.create, ${camel}.update and ${camel}.close to the roles that need them.
2. packages/backend and packages/app: add @wardroom/${context}-backend and @wardroom/${context}-frontend to package.json and to the list of features.
3. yarn install, then yarn tsc and npm test.
4. plugins/${context}/README.md: say what the context is for.
`);
