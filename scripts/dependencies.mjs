// Which packages the product ships with: the production dependencies of all workspaces, and theirs.
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every installed production package under this checkout as `{ name, version, manifest, folder }`, each version once. */
export function productionPackages(checkout) {
  const found = new Map();
  const queue = workspaces(checkout).map(folder => ({ folder, own: true }));
  const seen = new Set();
  while (queue.length) {
    const { folder, own } = queue.pop();
    if (seen.has(folder)) continue;
    seen.add(folder);
    const manifest = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    if (!own)
      found.set(`${manifest.name}@${manifest.version}`, {
        name: manifest.name,
        version: manifest.version,
        manifest,
        folder,
      });
    const names = Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
    });
    for (const name of names) {
      const next = locate(name, folder);
      if (next) queue.push({ folder: next, own: isOurs(next, checkout) });
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      compare(one.name, other.name) || compare(one.version, other.version),
  );
}

const compare = (one, other) => (one < other ? -1 : Number(one > other));

function workspaces(checkout) {
  const { workspaces: patterns } = JSON.parse(
    readFileSync(join(checkout, 'package.json'), 'utf8'),
  );
  return patterns
    .flatMap(pattern => expand(checkout, pattern.split('/')))
    .filter(folder => existsSync(join(folder, 'package.json')));
}

function expand(folder, [part, ...rest]) {
  if (!part) return [folder];
  if (!existsSync(folder)) return [];
  const name = new RegExp(`^${part.replaceAll('*', '[^.].*')}$`);
  return readdirSync(folder)
    .filter(entry => name.test(entry))
    .flatMap(entry => expand(join(folder, entry), rest));
}

// As Node looks for it: in node_modules of the folder and of every folder above.
function locate(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json')))
      return realpathSync(candidate);
    // An optional package for another machine is not installed.
    if (folder === dirname(folder)) return undefined;
  }
}

function isOurs(folder, checkout) {
  return (
    folder.startsWith(realpathSync(checkout)) &&
    !folder.includes('/node_modules/')
  );
}
