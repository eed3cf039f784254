/** A name and what stands around it are shorter than this. */
const MOST = 1000;

/** JSON that a script assigns to a name (`results = {…}`): what stands behind the sign. Bare JSON stays as it is. */
export async function* withoutAssignment(
  text: AsyncIterable<string>,
): AsyncGenerator<string> {
  let start: string | undefined = '';
  for await (const piece of text) {
    if (start === undefined) {
      yield piece;
      continue;
    }
    start += piece;
    const at = start.search(/[=[{"]/);
    if (at < 0 && start.length < MOST) continue;
    yield start[at] === '=' ? start.slice(at + 1) : start;
    start = undefined;
  }
  if (start) yield start;
}
