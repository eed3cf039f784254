import { accessSync, constants } from 'node:fs';
import type { ScanLimits } from './scanLimits';

const program = '@wardroom/assets-formats/main';
const folders = ['/usr/bin', '/bin'];

/** Compilers of TypeScript unpack themselves there once; a report never becomes a file. */
const MOST_WRITTEN = 128 * 1024 ** 2;

/**
 * The command that reads files of strangers: with its own heap, which ends it where it is full; where the system has the
 * tools also with a limit on what it writes, with its own time on the processor, and gone when we are.
 */
export function readerCommand(limits: ScanLimits): string[] {
  const setpriv = toolAt('setpriv');
  const prlimit = toolAt('prlimit');
  return [
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL', '--no-new-privs'] : []),
    ...(prlimit
      ? [
          ...[prlimit, '--core=0', `--fsize=${MOST_WRITTEN}`],
          ...[`--cpu=${limits.timeLimit}`, '--'],
        ]
      : []),
    ...[process.execPath, `--max-old-space-size=${limits.memoryLimit}`],
    ...[
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    require.resolve(program),
  ];
}

function toolAt(name: string): string | undefined {
  return folders
    .map(folder => `${folder}/${name}`)
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        // Not there: the limits that need it are left out, those of Node hold everywhere.
        return false;
      }
    });
}
