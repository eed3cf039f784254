// Where this checkout keeps everything that is not source: database, keys, logs, the demo lab.
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './console.mjs';

/** Absolute path of the data folder: WARDROOM_DATA_DIR, else `.data` in the checkout. */
export function dataDir() {
  return resolve(root, process.env.WARDROOM_DATA_DIR || '.data');
}

/**
 * Creates the data folder for its owner only. Root's may be passed through by others,
 * because PostgreSQL runs as another user then and has its folder inside.
 */
export function makeDataDir(dir) {
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** The parsed JSON file, or undefined when it is missing or broken. */
export function readJson(...path) {
  try {
    return JSON.parse(readFileSync(join(...path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a file that only its owner may read, in one step: a reader sees the old or the new content. */
export function writePrivate(path, content) {
  const text =
    typeof content === 'string'
      ? content
      : `${JSON.stringify(content, undefined, 2)}\n`;
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
