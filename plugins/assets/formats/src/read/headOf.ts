import { decodeText } from './decodeText';
import type { ByteSource } from './ByteSource';
import type { FileHead } from './FileHead';
import { headOfCsv } from './headOfCsv';
import { headOfJson } from './headOfJson';
import { headOfXml } from './headOfXml';

const HEAD_BYTES = 64 * 1024;

/** Looks at the first 64 KB of a file. */
export async function headOf(source: ByteSource): Promise<FileHead> {
  let text = '';
  for await (const piece of decodeText(firstBytes(source))) text += piece;
  return headIn(text);
}

/** The same for what is decoded already. */
export function headIn(text: string): FileHead {
  const start = text.trimStart();
  if (start === '') return { text };
  if (start.startsWith('<')) return { text, xml: headOfXml(start) };
  if (/^[[{]/.test(start)) {
    const head = headOfJson(start);
    const { jsonEnd: end } = head ?? {};
    const before = text.length - start.length;
    if (head) return { text, ...head, jsonEnd: end && before + end };
  }
  return { text, ...headOfCsv(text) };
}

async function* firstBytes(source: ByteSource): AsyncGenerator<Uint8Array> {
  let left = HEAD_BYTES;
  for await (const chunk of source.open()) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
