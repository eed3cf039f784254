import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { loadFormats } from './loadFormats';
import type { ByteSource } from './read/ByteSource';
import { ScanFileError } from './read/ScanFileError';
import { defaultScanLimits } from './read/ScanLimits';
import { unpack } from './read/unpack';
import type { ScanLine, ScanQuestion } from './ScanLine';
import { ScanReading } from './ScanReading';

/** Bytes that are written at once: one write for each record would cost more than reading it. */
const AT_ONCE = 64 * 1024;
/** How often the bytes of a file are read, once for its format and once for its records, and of a packed one the bytes in it. */
const READS = { plain: 2, packed: 12 };

/**
 * Reads the file that standard input names and writes its records to standard output, a line of JSON each (`ScanLine`).
 * It is a program of its own because files come from strangers: it may use up what it is given, and nothing else.
 */
export async function main(): Promise<void> {
  const question: ScanQuestion = JSON.parse(await text(process.stdin));
  let waiting = '';
  const write = async (line: ScanLine, isLast = false) => {
    waiting += `${JSON.stringify(line)}\n`;
    if (!isLast && waiting.length < AT_ONCE) return;
    const isTaken = process.stdout.write(waiting);
    waiting = '';
    if (!isTaken) await once(process.stdout, 'drain');
  };
  try {
    await read(question, write);
  } catch (error) {
    if (!(error instanceof ScanFileError)) throw error;
    await write({ kind: 'refused', reason: error.message }, true);
  }
}

type Write = (line: ScanLine, isLast?: boolean) => Promise<void>;

async function read(question: ScanQuestion, write: Write): Promise<void> {
  const { path, name, format, modules } = question;
  const { size } = await stat(path);
  const parts = await unpack(path, name, defaultScanLimits);
  let bytes = 0;
  const counted = parts.map(part => ({
    ...part,
    open: () => count(part, chunk => (bytes += chunk.length)),
  }));
  const options = { formats: loadFormats(modules), name, format };
  const reading = await ScanReading.of(counted, options);
  await write({ kind: 'begin', format: reading.format.id }, true);
  let told = 0;
  for await (const record of reading.records()) {
    await write(record);
    const isPacked = bytes > 2 * READS.plain * size || parts.length > 1;
    const expected = size * READS[isPacked ? 'packed' : 'plain'];
    const percent = Math.min(99, Math.floor((100 * bytes) / expected));
    if (percent > told) await write({ kind: 'progress', percent });
    told = Math.max(told, percent);
  }
  const { facts, warnings } = reading;
  const { first, count: warningCount } = warnings;
  await write({ kind: 'end', facts, warnings: first, warningCount }, true);
}

async function* count(part: ByteSource, hear: (chunk: Uint8Array) => void) {
  for await (const chunk of part.open()) {
    hear(chunk);
    yield chunk;
  }
}

void main();
