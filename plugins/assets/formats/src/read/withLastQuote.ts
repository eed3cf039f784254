/** More than the end of the last row: a letter, two quotes, line ends. */
const TAIL = 16;

/**
 * A table in which the last cell is closed. Some tools end it with a doubled quote (`"…""`), which stands for a quote in it,
 * so that the cell would go on behind the end of the file.
 */
export async function* withLastQuote(
  text: AsyncIterable<string>,
): AsyncGenerator<string> {
  let quotes = 0;
  let tail = '';
  for await (const piece of text) {
    const all = tail + piece;
    tail = all.slice(-TAIL);
    const rest = all.slice(0, all.length - tail.length);
    quotes += quotesIn(rest);
    if (rest) yield rest;
  }
  const isOpen = (quotes + quotesIn(tail)) % 2 === 1;
  yield isOpen ? tail.replace(/([^"\s,;|])""(\s*)$/, '$1"$2') : tail;
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1))
    count += 1;
  return count;
}
