// Programs that other machines run as one file, with Node and nothing of this repository.
import { build } from 'esbuild';

/**
 * Bundles a program into one CommonJS file. The SSH library's native parts stay out: they are faster and not needed, and
 * with them the file would be of one machine alone.
 *
 * @param entry - path of its first source file
 * @param outfile - path of what is made
 */
export async function bundleProgram(entry, outfile) {
  await build({
    legalComments: 'inline',
    logLevel: 'warning',
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    plugins: [{ name: 'no-native-parts', setup: leaveOutNativeParts }],
    banner: { js: '#!/usr/bin/env node' },
  });
}

function leaveOutNativeParts(bundle) {
  bundle.onResolve({ filter: /\.node$|^cpu-features$/ }, ({ path }) => ({
    path,
    namespace: 'absent',
  }));
  bundle.onLoad({ filter: /./, namespace: 'absent' }, () => ({
    contents: 'throw new Error("not in the bundle");',
    loader: 'js',
  }));
}
