import { open, rm } from 'node:fs/promises';
import type { Call } from './Command';

/** Writes a download to the file of `--output`, else to standard output. A file is there whole or not at all. */
export async function saveDownload(
  pieces: AsyncIterable<Uint8Array>,
  { options, terminal }: Call,
): Promise<void> {
  if (!options.output) {
    for await (const piece of pieces) terminal.stdout.write(piece);
    return;
  }
  const path = String(options.output);
  const file = await open(path, 'wx', 0o600).catch(error => {
    throw error.code === 'EEXIST'
      ? new Error(`${path} is there already: remove it, or choose another name`)
      : error;
  });
  try {
    for await (const piece of pieces) await file.write(piece);
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
  terminal.stderr.write(`Saved ${path}\n`);
}
