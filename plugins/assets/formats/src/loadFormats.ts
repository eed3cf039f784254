import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtInFormats } from './builtInFormats';
import { ScanFileError } from './read/ScanFileError';
import type { ScanFormat } from './ScanFormat';

/**
 * The formats that come with the product, and those of modules.
 *
 * @param modules - files of code, each of which exports its format as `scanFormat`: as absolute paths, or as Node finds
 *   them from the folder that one works in
 * @throws ScanFileError where a file exports no format, or one whose id another one has
 */
export function loadFormats(modules: readonly string[] = []): ScanFormat[] {
  const formats = [...builtInFormats];
  for (const module of modules) {
    const format = loaded(module);
    if (formats.some(({ id }) => id === format.id))
      throw broken(module, `there is a format “${format.id}” already`);
    formats.push(format);
  }
  return formats;
}

function loaded(module: string): ScanFormat {
  const load = createRequire(join(process.cwd(), 'here'));
  let found: { scanFormat?: ScanFormat };
  try {
    found = load(module);
  } catch (error) {
    throw broken(module, (error as Error).message);
  }
  const { scanFormat } = found;
  if (scanFormat?.id) return scanFormat;
  throw broken(module, 'it exports no scanFormat');
}

function broken(module: string, why: string): ScanFileError {
  return new ScanFileError(
    `The format in ${module} cannot be loaded: ${why}. Mend the module that adds it, or take it out.`,
  );
}
