/** The longest line that a program of ours writes: a record holds no more than its reader's limits let into one. */
const MOST_BYTES = 64 * 1024 ** 2;

/** The lines of a stream of UTF-8 text, without their ends. A last line that has no end was cut off, and is left out. */
export async function* linesOf(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      begun.push(chunk.subarray(from, at));
      yield Buffer.concat(begun).toString();
      begun = [];
      size = 0;
      from = at + 1;
    }
    begun.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > MOST_BYTES) throw new Error('A line has no end');
  }
}
