/** So much is looked through for the start: words of a program, and no file of another kind. */
const WORDS = 48 * 1024;
const MOST = 50;

/** A line on which JSON or XML may begin, not indented. Logs have words and numbers in brackets as well: `[INFO]`, `[0000]`. */
const START = /^(?:\{[ \t]*(?:"|\}|\r?$)|\[[ \t]*(?:[[{"\]]|\r?$)|<\?xml\s)/gm;

/**
 * Where in a text a document may begin, below lines that a program has printed before it; the first places.
 *
 * @param from - where a value ends that is none
 */
export function documentStarts(text: string, from = 1): number[] {
  const starts = text.slice(0, WORDS).matchAll(START);
  return Array.from(starts, ({ index }) => index)
    .filter(start => start >= from)
    .slice(0, MOST);
}
