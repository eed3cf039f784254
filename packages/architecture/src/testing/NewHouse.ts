import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { findRoot } from '../findRoot';
import { readSourceTree } from '../tree/readSourceTree';

const root = findRoot();

/**
 * A copy of the house without its sources: plan and manifests, into which generators write. It lies inside the
 * repository, where everything that is installed is found.
 */
export class NewHouse {
  readonly dir: string;

  constructor() {
    const parent = join(root, 'packages/architecture/dist');
    mkdirSync(parent, { recursive: true });
    this.dir = mkdtempSync(join(parent, 'house-'));
    const { workspaces } = readSourceTree(root);
    const manifests = workspaces.map(({ dir }) => `${dir}/package.json`);
    for (const path of ['architecture.json', 'package.json', ...manifests]) {
      cpSync(join(root, path), join(this.dir, path));
    }
  }

  /** Runs a generator as `yarn` would; what it says on either output, and its exit code. */
  generate(name: string, ...args: string[]) {
    const script = join(root, 'packages/architecture/bin', `${name}.mjs`);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [script, ...args],
      { cwd: this.dir, encoding: 'utf8' },
    );
    return { status, said: stdout + stderr };
  }

  /** Makes a generated package known by its name, as installing would. */
  link(name: string, path: string): void {
    const link = join(this.dir, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(this.dir, path), link);
  }

  /** Files below a folder of the house, from its root. */
  files(folder: string): string[] {
    return readdirSync(join(this.dir, folder), {
      recursive: true,
      withFileTypes: true,
    })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => path.slice(this.dir.length + 1))
      .sort();
  }

  /** What the compiler says of the packages below a folder. */
  compile(folder: string): string {
    const config = join(this.dir, 'tsconfig.json');
    const content = {
      extends: join(root, 'tsconfig.json'),
      include: [
        `${folder}/**/src`,
        `${folder}/**/config.d.ts`,
        // Types of style sheets, which the app brings in.
        join(root, 'node_modules/@backstage/cli/asset-types/*.d.ts'),
      ],
      exclude: [],
      compilerOptions: { rootDir: root },
    };
    writeFileSync(config, JSON.stringify(content));
    const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
    return spawnSync(process.execPath, [tsc, '--noEmit', '-p', config], {
      cwd: this.dir,
      encoding: 'utf8',
    }).stdout;
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
