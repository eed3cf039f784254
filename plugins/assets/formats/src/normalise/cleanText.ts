/** Sequences that terminals obey: colours, titles, clipboard. */
const ESCAPES = new RegExp(
  [
    '\\u001b\\[[0-?]*[ -/]*[@-~]',
    '\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)?',
    '\\u001b[PX^_][^\\u001b]*(?:\\u001b\\\\)?',
    '\\u001b[ -/]*[0-~]',
    '\\u009b[0-?]*[ -/]*[@-~]',
  ].join('|'),
  'g',
);
/** Control characters but for tab and line feed, and marks that turn the direction of text. */
const CONTROLS = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Most text is of these letters alone, and need not be looked at further. */
const PLAIN = /^[ -~\t\n]*$/;

/** Halves of letters beyond the first 65,536, which no encoding can write. */
const HALVES = /\p{Surrogate}/gu;

/**
 * Text of a scan as it is kept: well-formed, without what terminals obey, and not longer than a limit. What was scanned may
 * have written it.
 */
export function cleanText(text: string, limit: number): string {
  const clean = PLAIN.test(text) ? text : cleaned(text);
  return clean.length > limit
    ? `${clean.slice(0, limit - 1).replace(HALVES, '')}…`
    : clean;
}

function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(ESCAPES, '')
    .replace(CONTROLS, '')
    .replace(HALVES, '\ufffd');
}
