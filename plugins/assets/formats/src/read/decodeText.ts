const BYTE_ORDER_MARKS: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Decodes bytes as they come. Wrong bytes become U+FFFD: a broken letter costs no finding. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

/** Encoding of a file that begins so: its byte order mark, what its XML declaration says, or what its zeros betray. */
export function encodingOf(start: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(([mark]) =>
    mark.every((byte, at) => start[at] === byte),
  );
  if (marked) return marked[1];
  if (start.length > 1 && start[1] === 0 && start[0] !== 0) return 'utf-16le';
  if (start.length > 1 && start[0] === 0 && start[1] !== 0) return 'utf-16be';
  const line = Buffer.from(start.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    line,
  )?.[1];
  if (declared && isKnown(declared)) return declared;
  return /^\s*[<{[]/.test(line) || !isWestern(start) ? 'utf-8' : WESTERN;
}

/** What spreadsheets write in western Europe, unless they are told otherwise. */
const WESTERN = 'windows-1252';

/** Whether a table has letters beyond ASCII, of which none is one in UTF-8. */
function isWestern(start: Uint8Array): boolean {
  const letters = new TextDecoder().decode(start, { stream: true });
  return /\ufffd/.test(letters) && !/[^\p{ASCII}\ufffd]/u.test(letters);
}

/** What says UTF-16 in a declaration that was read as bytes is not UTF-16. */
function isKnown(label: string): boolean {
  if (/^utf-?16/i.test(label)) return false;
  try {
    return Boolean(new TextDecoder(label));
  } catch {
    return false;
  }
}
