/** What stands behind the first characters of a text. */
export async function* behind(
  text: AsyncIterable<string>,
  characters: number,
): AsyncGenerator<string> {
  let left = characters;
  for await (const piece of text) {
    if (left < piece.length) yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
}
