// The program and the look of exported pages as JSON, to the file that is named or to the output: one script that needs
// a browser alone, and no network.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);

const { outputFiles } = await build({
  stdin: {
    contents: `import { showExport } from './showExport'; showExport();`,
    resolveDir: here('../src/exportPage'),
  },
  bundle: true,
  write: false,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  legalComments: 'inline',
  logLevel: 'warning',
});
const style = [
  require.resolve('@xterm/xterm/css/xterm.css'),
  here('../src/exportPage/exportPage.css'),
].map(path => readFileSync(path, 'utf8'));
const parts = JSON.stringify({
  script: outputFiles[0].text,
  style: style.join('\n'),
});
const [, , target] = process.argv;
if (target) writeFileSync(target, parts);
else process.stdout.write(parts);
