import { existsSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner reads, whole or not at all. */
export function writePrivateJson(file: string, content: unknown): void {
  writeFileSync(`${file}.part`, `${JSON.stringify(content, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(`${file}.part`, file);
}

/** Whether this step of the first filling was done by an earlier start. */
export function isDone(file: string): boolean {
  return existsSync(file);
}
