import { encodeInstruction } from './encodeInstruction';
import { keysymOf } from './keysymOf';

/** The instructions by which somebody types this text, UTF-8: each key pressed and let go. */
export function encodeTyping(text: Buffer): Buffer[] {
  return [...text.toString()]
    .map(keysymOf)
    .flatMap(key => [
      encodeInstruction('key', key, 1),
      encodeInstruction('key', key, 0),
    ]);
}
