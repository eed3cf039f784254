import { encodeInstruction } from './encodeInstruction';
import type { Instruction } from './Instruction';

/** Something that a person did, as it may go to guacd. */
export type Input = {
  kind: 'key' | 'mouse' | 'touch' | 'size';
  args: number[];
  bytes: Buffer;
};

type Range = readonly [least: number, most: number];

const keysym: Range = [0, 0x1_ffff_ffff];
const flag: Range = [0, 1];
const pixel: Range = [-32_768, 32_767];
const angle: Range = [-360, 360];

const shapes: Record<Input['kind'], readonly Range[]> = {
  key: [keysym, flag],
  mouse: [pixel, pixel, [0, 127]],
  touch: [[0, 63], pixel, pixel, pixel, pixel, angle, flag],
  size: [
    [100, 8192],
    [100, 8192],
  ],
};

function isKind(opcode: string): opcode is Input['kind'] {
  return Object.hasOwn(shapes, opcode);
}

/**
 * Reads a browser's instruction as input. Nothing of the browser reaches guacd as it came: what is understood is written
 * anew, and what is not, or is out of its range, is no input (undefined).
 */
export function readInput(instruction: Instruction): Input | undefined {
  const { opcode } = instruction;
  if (!isKind(opcode)) return undefined;
  const args: number[] = [];
  for (const [index, [least, most]] of shapes[opcode].entries()) {
    // Scaled pictures make fractions of pixels.
    const value = Math.round(Number(instruction.arg(index) || NaN));
    if (!(value >= least && value <= most)) return undefined;
    args.push(value);
  }
  return { kind: opcode, args, bytes: encodeInstruction(opcode, ...args) };
}
