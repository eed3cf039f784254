/**
 * One instruction of the Guacamole protocol as bytes: each element after its length in Unicode code points.
 * `encodeInstruction('key', 65, 1)` gives `3.key,2.65,1.1;`.
 */
export function encodeInstruction(
  opcode: string,
  ...args: (string | number)[]
): Buffer {
  const elements = [opcode, ...args].map(element => {
    const text = String(element);
    return `${codePoints(text)}.${text}`;
  });
  return Buffer.from(`${elements.join(',')};`);
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
