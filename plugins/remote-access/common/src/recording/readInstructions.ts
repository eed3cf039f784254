/** One instruction of the Guacamole protocol. */
export type Instruction = { opcode: string; args: string[] };

/**
 * Reads whole instructions. Lengths count characters (code points), which the library's own parser takes for UTF-16
 * units: text with emoji would end it. Throws at anything that is no instruction.
 */
export function readInstructions(text: string): Instruction[] {
  const instructions: Instruction[] = [];
  let elements: string[] = [];
  for (let at = 0; at < text.length;) {
    const dot = text.indexOf('.', at);
    const digits = text.slice(at, dot);
    if (!/^\d{1,9}$/.test(digits)) throw new Error('no length');
    const end = endOf(text, dot + 1, Number(digits));
    elements.push(text.slice(dot + 1, end));
    if (text[end] === ';') {
      const [opcode, ...args] = elements;
      instructions.push({ opcode, args });
      elements = [];
    } else if (text[end] !== ',') throw new Error('no end');
    at = end + 1;
  }
  return instructions;
}

function endOf(text: string, from: number, characters: number): number {
  const straight = from + characters;
  if (!hasPairs(text.slice(from, straight))) return straight;
  let end = from;
  for (let i = 0; i < characters && end < text.length; i += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

/** Whether a text has characters that take two UTF-16 units. */
export function hasPairs(text: string): boolean {
  return /[\ud800-\udbff]/.test(text);
}
