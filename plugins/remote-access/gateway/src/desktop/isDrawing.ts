/** Everything that changes the picture or the pointer, and nothing else: no programs, no questions, no sound. */
const drawing = new Set([
  ...['arc', 'cfill', 'clip', 'close', 'copy', 'cstroke', 'cursor', 'curve'],
  ...['dispose', 'distort', 'identity', 'jpeg', 'lfill', 'line', 'lstroke'],
  ...['mouse', 'move', 'png', 'pop', 'push', 'rect', 'reset', 'set', 'shade'],
  ...['size', 'start', 'transfer', 'transform'],
]);

/** Whether an instruction of guacd draws by itself; pictures in pieces are streams. */
export function isDrawing(opcode: string): boolean {
  return drawing.has(opcode);
}
