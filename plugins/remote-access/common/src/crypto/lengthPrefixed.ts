const encoder = new TextEncoder();

/**
 * Joins parts so that no two different lists give the same bytes: each part follows its length (4 bytes, big endian).
 * What is signed or bound as additional data is written this way.
 */
export function lengthPrefixed(...parts: (string | Uint8Array)[]): Uint8Array {
  const pieces = parts.map(part =>
    typeof part === 'string' ? encoder.encode(part) : part,
  );
  const size = pieces.reduce((sum, piece) => sum + 4 + piece.length, 0);
  const joined = new Uint8Array(size);
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const piece of pieces) {
    view.setUint32(at, piece.length);
    joined.set(piece, at + 4);
    at += 4 + piece.length;
  }
  return joined;
}

/** Takes apart what `lengthPrefixed` joined; the parts are views, not copies. Throws where the lengths do not add up. */
export function splitLengthPrefixed(joined: Uint8Array): Uint8Array[] {
  const view = new DataView(joined.buffer, joined.byteOffset, joined.length);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < joined.length) {
    const end =
      at + 4 <= joined.length ? at + 4 + view.getUint32(at) : Infinity;
    if (end > joined.length) throw new TypeError('A part is cut short');
    parts.push(joined.subarray(at + 4, end));
    at = end;
  }
  return parts;
}
