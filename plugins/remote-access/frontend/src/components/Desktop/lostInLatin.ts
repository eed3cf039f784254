const shown = 10;

/** Characters of a text that a VNC clipboard cannot hold, each once: its protocol knows Latin-1 alone. */
export function lostInLatin(text: string): string[] {
  const lost = [...text].filter(one => (one.codePointAt(0) ?? 0) > 0xff);
  return [...new Set(lost)].slice(0, shown);
}
