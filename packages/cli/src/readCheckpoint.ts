import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { Checkpoint, trailLines } from '@wardroom/audit-common';

/** Reads a checkpoint that was kept: as JSON, or the one of the last event of an earlier trail. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const first = await firstLine(path);
  const head = trailLines.readHeader(first)?.header.head;
  const found = head ?? (await readJson(path));
  if (found) return found;
  throw new Error(`${path} holds neither a checkpoint nor a trail with one`);
}

async function firstLine(path: string): Promise<string> {
  const input = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input })) return line;
    return '';
  } finally {
    input.destroy();
  }
}

async function readJson(path: string): Promise<Checkpoint | undefined> {
  try {
    return Checkpoint.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
