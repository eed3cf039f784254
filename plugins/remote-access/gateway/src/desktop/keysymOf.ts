/** The X11 key of a character: Latin-1 by its own number, all others by their code point. */
export function keysymOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  const isLatin =
    (point >= 0x20 && point < 0x7f) || (point >= 0xa0 && point <= 0xff);
  return isLatin ? point : 0x0100_0000 + point;
}
