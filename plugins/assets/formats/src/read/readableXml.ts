/** Characters that XML has no place for. Scanners write what a server has sent, and servers send anything. */
const FORBIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]',
  'g',
);

/** XML as a strict parser takes it: without what stands before its declaration, and without forbidden characters. */
export async function* readableXml(
  text: AsyncIterable<string>,
): AsyncGenerator<string> {
  let begun = false;
  for await (const piece of text) {
    const rest: string = begun ? piece : piece.trimStart();
    begun ||= rest !== '';
    if (rest) yield rest.replace(FORBIDDEN, '\ufffd');
  }
}
