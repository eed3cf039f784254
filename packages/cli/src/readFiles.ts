import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const MOST_BYTES = 900_000;

/** The YAML documents of a file, or of all YAML files in a folder and below, in the order of their names. */
export async function readFiles(path: string): Promise<string> {
  const paths = (await stat(path)).isDirectory() ? await filesIn(path) : [path];
  if (paths.length === 0) throw new Error(`${path} holds no YAML file`);
  const texts = await Promise.all(paths.map(name => readFile(name, 'utf8')));
  const text = texts.join('\n---\n');
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw new Error(
      `${path} holds more than ${MOST_BYTES / 1000} kB: apply it in parts`,
    );
  }
  return text;
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => join(folder, name));
}
