// What ends one command and begins another, or has a shell run one inside of another.
const between = /([;&|`<>\n]|\$\()/;

/**
 * Which of these commands of a plan a line is. `*` stands for any text that begins no other command: `systemctl restart
 * *` plans `systemctl restart nginx`, and not `systemctl restart nginx; reboot`. The time of each question is that of
 * some searches for plain text, whatever patterns and line are.
 *
 * @returns the patterns that a line meets, none where it is not planned
 */
export function plannedMatcher(
  patterns: readonly string[],
): (line: string) => string[] {
  const wanted = patterns.map(pattern => ({
    pattern,
    parts: partsOf(pattern),
  }));
  return line => {
    const shown = partsOf(line);
    return wanted.flatMap(({ pattern, parts }) =>
      parts.length === shown.length &&
      parts.every((part, index) => fills(part, shown[index]))
        ? [pattern]
        : [],
    );
  };
}

/** The commands of a line and what stands between them, in turn. */
function partsOf(text: string): string[] {
  return text.replace(/\s+/g, ' ').trim().split(between);
}

/** Whether the pattern fills the text from its beginning to its end. */
function fills(pattern: string, text: string): boolean {
  const [first, ...pieces] = pattern.split('*');
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
