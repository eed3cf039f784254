import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

const templates = join(dirname(fileURLToPath(import.meta.url)), '../templates');

/**
 * Writes a template with its placeholders filled in, formatted as the house is, and returns the paths written.
 * `__noun__` stands for a word; `{zod}` in a `package.json` for the range that other packages use.
 */
export async function render({ root, template, target, words }) {
  const ranges = rangesOf(root);
  const folder = join(templates, template);
  const written = [];
  for (const path of filesIn(folder)) {
    const to = join(target, fill(path, words).replace(/\.txt$/, ''));
    let text = fill(readFileSync(join(folder, path), 'utf8'), words);
    if (to.endsWith('package.json'))
      text = text.replace(/"\{(.+?)\}"/g, (_, name) =>
        JSON.stringify(rangeOf(ranges, name)),
      );
    const style = await prettier.resolveConfig(to, { editorconfig: false });
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, await prettier.format(text, { ...style, filepath: to }));
    written.push(to);
  }
  return written;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function fill(text, words) {
  return text.replace(
    /__([A-Za-z]+?)__/g,
    (placeholder, name) => words[name] ?? placeholder,
  );
}

// Packages of one repository use one range of a dependency: the one that stands most to the left wins.
function rangesOf(root) {
  const ranges = {};
  for (const top of ['packages', 'plugins']) {
    for (const path of manifestsIn(join(root, top))) {
      const { dependencies, devDependencies } = JSON.parse(
        readFileSync(path, 'utf8'),
      );
      Object.assign(ranges, { ...dependencies, ...devDependencies, ...ranges });
    }
  }
  return ranges;
}

function manifestsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.name !== 'node_modules' && entry.name !== 'src')
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return manifestsIn(path);
      return entry.name === 'package.json' ? [path] : [];
    });
}

function rangeOf(ranges, name) {
  if (!ranges[name])
    throw new Error(
      `No package uses ${name} yet: put its range into the template`,
    );
  return ranges[name];
}
